public import OIDCIssuers
import OIDCPrimitives
public import OIDCTokens

extension IDTokenExpectations {
    /// Returns the expectations for an ID token of Entra.
    ///
    /// - Parameters:
    ///   - clientID: The Application (client) ID.
    ///   - issuer: The `tokenProfile` of a provider's snapshot, or an ``EntraIssuerRule`` created from the authority
    ///     and the issuer in its metadata.
    ///   - nonce: The nonce that was sent with the request.
    public static func entraSignIn(
        clientID: GUID, issuer: any IssuerRule, nonce: Nonce
    ) -> IDTokenExpectations {
        IDTokenExpectations(clientID: clientID.string, nonce: nonce, issuer: EntraTokenProfile(issuer))
    }
}

/// The permissions that an API requires of its callers.
public enum EntraPermissions: Sendable {
    /// At least one scope (`scp`) or role (`roles`). A token without any can come from any application of the tenant,
    /// because every application can get such a token for every API.
    case required
    /// No permissions. The API itself checks the caller's ``EntraAccess/clientID`` or ``EntraAccess/objectID``. Azure AD
    /// B2C still requires a scope or role, because nothing else distinguishes its access tokens from ID tokens.
    case checkedByApplication
}

extension AccessTokenExpectations {
    /// Returns the expectations for an access token for your API.
    ///
    /// The audience of a version 2 token is the API's client ID. The audience of a version 1 token is the client ID or
    /// an App ID URI, with or without a trailing slash. A client ID is unique worldwide, but an App ID URI is unique
    /// only in its tenant: another tenant can register the same URI for its own application and issue tokens with its
    /// own `roles`. If every tenant is allowed, do not list App ID URIs, and set `requestedAccessTokenVersion` to 2.
    ///
    /// - Parameters:
    ///   - clientID: The API's Application (client) ID.
    ///   - applicationIDURIs: The API's App ID URIs, such as `api://<client ID>`. One that is blank, or has only slashes
    ///     and white space, names nothing.
    ///   - issuer: The `tokenProfile` of a provider's snapshot, an ``EntraIssuerRule``, or an ``EntraAccessIssuerRule``
    ///     if the API receives tokens of both versions.
    ///   - allowedClients: The client IDs of the applications that may call the API, or `nil` for every application
    ///     that has the required permissions. An empty list allows none.
    ///   - permissions: The permissions that the caller must have.
    public static func entraAccess(
        clientID: GUID, applicationIDURIs: [String] = [], issuer: any IssuerRule, allowedClients: [GUID]? = nil,
        permissions: EntraPermissions = .required
    ) -> AccessTokenExpectations {
        entraAccess(
            audiences: [clientID.string] + applicationIDURIs.flatMap(AppIDURI.audiences), issuer: issuer,
            allowedClients: allowedClients, permissions: permissions)
    }

    /// Returns the expectations for an access token with one of the given audiences.
    package static func entraAccess(
        audiences: [String], issuer: any IssuerRule, allowedClients: [GUID]?, permissions: EntraPermissions
    ) -> AccessTokenExpectations {
        AccessTokenExpectations(
            audiences: audiences, distinguishedBy: .profile,
            issuer: EntraTokenProfile(issuer, allowedClients: allowedClients, permissions: permissions))
    }
}

/// The App ID URIs of an API.
enum AppIDURI {
    /// Returns whether a URI names nothing: it is empty, or contains only slashes and white space. Without its slash, it
    /// would be an empty audience.
    static func isBlank(_ uri: String) -> Bool {
        uri.unicodeScalars.allSatisfy { $0 == "/" || $0.properties.isWhitespace }
    }

    /// Returns the audiences that a URI stands for: it, with and without one slash at its end. Empty for a blank URI.
    static func audiences(_ uri: String) -> [String] {
        if isBlank(uri) { return [] }
        // A slash can be one character with the scalar before it, so bytes are removed.
        return uri.utf8.last == UInt8(ascii: "/") ? [uri, String(Substring(uri.utf8.dropLast()))] : [uri, uri + "/"]
    }
}
