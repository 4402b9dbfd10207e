import Glibc

/// Runs a program to its end.
///
/// - Parameters:
///   - arguments: the program, looked for on `PATH`, and what it is given.
///   - environment: added to this process's own.
/// - Returns: its exit status (128 and the signal's number where one ended it), and what it wrote to both its outputs.
public func run(_ arguments: [String], environment: [String: String] = [:]) -> (status: Int32, output: String) {
  let pipe = Pipe()
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, pipe.writing, STDOUT_FILENO)
  posix_spawn_file_actions_adddup2(&actions, pipe.writing, STDERR_FILENO)

  var settings = environment.map { "\($0)=\($1)" }
  var inherited = environ
  while let entry = inherited.pointee {
    let text = String(cString: entry)
    if !environment.keys.contains(where: { text.hasPrefix($0 + "=") }) { settings.append(text) }
    inherited += 1
  }
  var words = arguments.map { strdup($0) } + [nil]
  var variables = settings.map { strdup($0) } + [nil]
  defer { (words + variables).forEach { free($0) } }
  var child: pid_t = 0
  let failure = posix_spawnp(&child, arguments.first ?? "", &actions, nil, &words, &variables)
  guard failure == 0 else { return (127, String(cString: strerror(failure))) }

  var output = ""
  var status: Int32 = 0
  // The pipe is emptied as it fills, so that no program waits for its reader.
  while waitpid(child, &status, WNOHANG) == 0 {
    output += pipe.drain()
    usleep(2000)
  }
  output += pipe.drain()
  return (status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F, output)
}
