// With `import EntraID`, an application gets every module that it needs for Microsoft Entra ID.

@_exported public import OIDCCallbacks
@_exported public import OIDCDiscovery
@_exported public import OIDCIssuers
@_exported public import OIDCPrimitives
@_exported public import OIDCProviders
@_exported public import OIDCSignIn
@_exported public import OIDCSoftwareCrypto
@_exported public import OIDCTokens
