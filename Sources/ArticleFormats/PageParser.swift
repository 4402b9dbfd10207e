import CXML2
import News

/// Reads HTML with libxml2's forgiving parser, through its SAX interface: only what the limits allow is ever built.
enum PageParser {
  /// - Throws: `Rejection` for a page past the limits.
  static func parse(_ html: String, limits: DecodingLimits) throws(Rejection) -> Page {
    // The parser takes a text for UTF-8 only where a byte order mark says so.
    let bytes = [0xEF, 0xBB, 0xBF] + Array(html.utf8)
    try TagCheck.check(bytes, limits: limits)
    let builder = PageBuilder(limits: limits)
    unsafe bytes.withUnsafeBytes { buffer in
      guard let context = unsafe ParserContext(buffer) else { return }
      context.parse(into: builder)
    }
    builder.finish()
    if let rejection = builder.rejection { throw rejection }
    return builder.page
  }
}

/// Owns a parser of libxml2 for one page.
@safe private struct ParserContext: ~Copyable {
  private let pointer: htmlParserCtxtPtr

  /// libxml2 has to be made ready by one thread before several use it: two that begin at once can wait for each other
  /// for ever. Source: libxml2, "Thread safety".
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Nil for an empty page, or where there is no memory. The bytes must outlive the parser.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.isReady, bytes.count > 0, bytes.count < Int(Int32.max),
      let base = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress,
      let pointer = unsafe htmlCreateMemoryParserCtxt(base, Int32(bytes.count))
    else { return nil }
    unsafe self.pointer = unsafe pointer
  }

  deinit { unsafe htmlFreeParserCtxt(pointer) }

  /// The text is UTF-8 whatever the page declares, nothing is fetched, and no entity of the page's own is substituted.
  func parse(into builder: PageBuilder) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    unsafe htmlCtxtUseOptions(pointer, Int32(truncatingIfNeeded: options))
    guard let sax = unsafe pointer.pointee.sax else { return }
    unsafe sax.pointee = unsafe Self.handler()
    unsafe builder.context = unsafe pointer
    unsafe pointer.pointee.userData = unsafe Unmanaged.passUnretained(builder).toOpaque()
    unsafe htmlParseDocument(pointer)
    unsafe builder.context = nil
  }

  private static func handler() -> htmlSAXHandler {
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = { data, name, attributes in
      unsafe PageBuilder.of(data)?.start(string(name), Self.attributes(attributes))
    }
    unsafe handler.endElement = { data, name in unsafe PageBuilder.of(data)?.end(string(name)) }
    unsafe handler.characters = { data, text, count in unsafe PageBuilder.of(data)?.append(text, count) }
    unsafe handler.ignorableWhitespace = { data, text, count in unsafe PageBuilder.of(data)?.append(text, count) }
    unsafe handler.cdataBlock = { data, text, count in
      unsafe PageBuilder.of(data)?.append(text, count, isScript: true)
    }
    return unsafe handler
  }

  /// Name and value in turn, ended by a null name; an attribute without a value has a null one.
  private static func attributes(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [Page.Attribute] {
    guard let list = unsafe list else { return [] }
    var found: [Page.Attribute] = []
    var index = 0
    while let name = unsafe list[index], found.count < 64 {
      unsafe found.append(Page.Attribute(name: string(name), value: string(list[index + 1])))
      index += 2
    }
    return found
  }
}

private func string(_ text: UnsafePointer<xmlChar>?) -> String {
  guard let text = unsafe text else { return "" }
  return unsafe String(cString: text)
}

/// Builds a page from the parser's events, and stops the parser at a limit.
@safe private final class PageBuilder {
  private(set) var page = Page()
  private(set) var rejection: Rejection?
  /// The parser, while it runs.
  var context: htmlParserCtxtPtr?
  private var open: [Int] = []
  private var textBytes = 0
  private let limits: DecodingLimits

  init(limits: DecodingLimits) { self.limits = limits }

  static func of(_ data: UnsafeMutableRawPointer?) -> PageBuilder? {
    guard let data = unsafe data else { return nil }
    return unsafe Unmanaged<PageBuilder>.fromOpaque(data).takeUnretainedValue()
  }

  func start(_ name: String, _ attributes: [Page.Attribute]) {
    guard open.count < limits.depth else { return stop(.tooDeep(limit: limits.depth)) }
    guard let index = add(Page.Node(name: name, attributes: attributes, parent: open.last ?? -1, end: 0)) else {
      return
    }
    open.append(index)
  }

  func end(_ name: String) {
    guard let match = open.lastIndex(where: { page.nodes[$0].name == name }) else { return }
    while open.count > match { close() }
  }

  /// - Parameter isScript: the text of a script or style, which nobody reads.
  func append(_ text: UnsafePointer<xmlChar>?, _ count: Int32, isScript: Bool = false) {
    guard let text = unsafe text, count > 0, rejection == nil else { return }
    if !isScript {
      textBytes += Int(count)
      if textBytes > limits.textBytes { return stop(.tooMuchText(limit: limits.textBytes)) }
    }
    let words = unsafe String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
    let last = page.nodes.count - 1
    if last >= 0, page.nodes[last].isText, page.nodes[last].parent == open.last ?? -1 {
      page.nodes[last].text += words
    } else {
      _ = add(Page.Node(name: "", text: words, parent: open.last ?? -1, end: last + 2))
    }
  }

  func finish() { while !open.isEmpty { close() } }

  private func close() {
    guard let index = open.popLast() else { return }
    page.nodes[index].end = page.nodes.count
  }

  private func add(_ node: Page.Node) -> Int? {
    guard rejection == nil else { return nil }
    guard page.nodes.count < limits.nodes else {
      stop(.tooManyNodes(limit: limits.nodes))
      return nil
    }
    page.nodes.append(node)
    return page.nodes.count - 1
  }

  private func stop(_ reason: Rejection) {
    guard rejection == nil else { return }
    rejection = reason
    if let context = unsafe context { unsafe xmlStopParser(context) }
  }
}
