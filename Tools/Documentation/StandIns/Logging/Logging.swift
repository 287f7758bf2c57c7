// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Shapes of swift-log.
public struct Logger {}
public protocol LogHandler {}
