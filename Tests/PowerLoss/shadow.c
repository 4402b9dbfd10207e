// Keeps, of each file that is synced, the contents it had when its last sync began: what a power failure would leave if
// the system had written nothing by itself. Preloaded into the daemon; the shadows stand in $TOCSIN_SHADOW.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int keeping(int descriptor, int (*real)(int)) {
  const char *shadow = getenv("TOCSIN_SHADOW");
  char link[64], path[4096], draft[8300], final[8300];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (!shadow || length <= 0) return real(descriptor);
  path[length] = 0;
  const char *name = strrchr(path, '/');
  if (!name || strncmp(name, "/ledger", 7)) return real(descriptor);
  snprintf(draft, sizeof draft, "%s%s.draft", shadow, name);
  snprintf(final, sizeof final, "%s%s", shadow, name);
  pthread_mutex_lock(&lock);
  int from = open(path, O_RDONLY | O_CLOEXEC), to = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  static char buffer[1 << 20];
  ssize_t count;
  while (from >= 0 && to >= 0 && (count = read(from, buffer, sizeof buffer)) > 0)
    if (write(to, buffer, count) != count) abort();
  if (from >= 0) close(from);
  if (to >= 0) close(to);
  // A disk that takes its time: what is told too early is told before the kill.
  usleep(30000);
  // What is written meanwhile may be on the disk, or not. A kill in the middle leaves the shadow of the sync before.
  int result = real(descriptor);
  if (result == 0) rename(draft, final);
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int descriptor) { return keeping(descriptor, (int (*)(int))dlsym(RTLD_NEXT, "fsync")); }

int fdatasync(int descriptor) { return keeping(descriptor, (int (*)(int))dlsym(RTLD_NEXT, "fdatasync")); }
