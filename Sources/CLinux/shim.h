#include <spawn.h>

/* What glibc 2.34 and later shows to _GNU_SOURCE only. */
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
int renameat2(int, const char *, int, const char *, unsigned int);
enum { TOCSIN_RENAME_NOREPLACE = 1 };
