// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Shapes of swift-http-types.
public struct HTTPRequest {}
public struct HTTPResponse {}
public struct HTTPField {}
public struct HTTPFields {}
