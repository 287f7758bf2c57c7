// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Names that other packages and applications use, and that this library must therefore not use at the top level.
public struct Secret {}
public struct Issuer {}
public struct Audience {}
public struct Prompt {}
public struct Header {}
public struct Key {}
public struct Token {}
public struct User {}
public struct Session {}
public struct Cookie {}
public struct Configuration {}
public struct Environment {}
public struct Request {}
public struct Response {}
public protocol Validator {}
public protocol Transport {}
