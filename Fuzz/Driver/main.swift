import CFuzzer
import FuzzTargets

/// `tocsin-fuzz TARGET CORPUS… [-max_total_time=60 …]`: libFuzzer on one target.
guard CommandLine.arguments.count > 1, let target = FuzzTarget.named(CommandLine.arguments[1]) else {
  fatalError("usage: tocsin-fuzz (\(FuzzTarget.all.map(\.name).joined(separator: " | "))) CORPUS [OPTION…]")
}
let chosen = target
var count = CommandLine.argc - 1
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
let status = LLVMFuzzerRunDriver(&count, &arguments) { bytes, size in
  if let law = chosen.broken(Array(UnsafeBufferPointer(start: bytes, count: size))) { fatalError(law) }
  return 0
}
if status != 0 { fatalError("libFuzzer ended with \(status)") }
