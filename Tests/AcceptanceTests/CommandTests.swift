import Foundation
import TestSupport
import Testing

@Suite("Commands")
struct CommandTests {
  @Test("help names every command")
  func help() throws {
    let ran = try tocsin("--help")
    #expect(ran.status == 0)
    #expect(
      ran.output == """
        OVERVIEW: Watches folders of news articles and rings for topics and deadlines.

        Drop articles (plain text, HTML) into an inbox; alerts go to the systemd
        journal, to standard output and to webhooks.

          tocsin check                      is the settings file right?
          tocsin scan article.txt           what would be found in it?
          tocsin explain article.txt        which topics match it, and why?
          tocsin run                        watch the inboxes until stopped
          tocsin deliveries                 what is owed, and what was given up?

        USAGE: tocsin <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          run                     Watch the inboxes and ring, until stopped by SIGTERM
                                  or Ctrl-C.
          scan                    Say what would be found in these articles. Reads,
                                  records and sends nothing else.
          explain                 Say why a topic matches an article, or why it does
                                  not.
          check                   Check the settings: file:line:column and what is
                                  wrong.
          listen                  Receive webhooks on this machine and show what
                                  arrives.
          deliveries              Show what is owed to the notifiers and what was given
                                  up; try again.
          notify                  Try a notifier out.
          ledger                  Look after the database: verify it, copy it, export
                                  it.

          See 'tocsin help <subcommand>' for detailed help.

        """)
  }

  @Test("a wrong call exits with 64")
  func usage() throws {
    #expect(try tocsin("ring").status == 64)
    #expect(try tocsin("scan").status == 64)
    #expect(try tocsin("scan", "--published", "July 8", "a").status == 64)
  }

  @Test("bad settings exit with 78 and say where")
  func badSettings() throws {
    let scratch = try ScratchDirectory()
    let path = try scratch.write(
      "tocsin.yaml", "inboxes: [{ path: /tmp/x }]\ntopics:\n  - { id: a, query: \"a AND (b\" }\n")
    for command in [["check"], ["run"], ["scan", "a.txt"]] {
      let ran = try tocsin(command + ["--settings", path])
      #expect(ran.status == 78)
      #expect(ran.error.contains("\(path):3:"))
    }
    #expect(try tocsin("check", "--settings", "/nonexistent/tocsin.yaml").status == 78)
  }

  @Test("the shipped settings are found from the project's folder, and are right")
  func shippedSettings() throws {
    let ran = try tocsin("check", in: Binary.root.path)
    #expect(ran.status == 0)
    #expect(ran.output.hasPrefix("./Config/tocsin.yaml: all right. 18 topics, "))
  }

  @Test("an inbox that cannot be is told with its path")
  func noInbox() throws {
    let scratch = try ScratchDirectory()
    try scratch.write("file", "")
    let path = try scratch.write(
      "tocsin.yaml", "inboxes: [{ path: \(scratch.path(of: "file/inbox")) }]\nledger: \(scratch.path(of: "l.sqlite"))\n"
    )
    let ran = try tocsin("run", "--settings", path)
    #expect(ran.status == 66)
    #expect(ran.error.contains("file/inbox"))
  }
}
