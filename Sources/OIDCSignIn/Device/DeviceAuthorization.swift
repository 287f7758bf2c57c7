public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The codes of a device whose user signs in elsewhere (RFC 8628 §3.2).
///
/// Show the user ``verificationURL`` and ``userCode``, and nothing else. The device's own code is secret, because
/// anyone who has it gets the tokens.
public struct DeviceAuthorization: Sendable {
    /// The code that the user enters.
    public let userCode: String
    /// The URL that the user opens, on any other device.
    public let verificationURL: String
    /// The URL that already contains the code, for a QR code, if the provider has one. Show the user code next to it, so
    /// that the user can compare it (RFC 8628 §5.4).
    public let completeVerificationURL: String?
    /// The time at which the codes expire.
    public let expiresAt: Date
    /// The time to wait before each request.
    public let interval: Duration
    let deviceCode: SecretString

    /// The longest lifetime of a code. Polling stops then, even if the provider states a longer one.
    public static let maximumLifetime = Duration.seconds(3_600)
    /// The interval if the provider names none (RFC 8628 §3.2).
    public static let standardInterval = Duration.seconds(5)
    /// The longest interval.
    public static let maximumInterval = Duration.seconds(300)
    private static let longestText = 2_048
    private static let longestUserCode = 64

    /// Creates the codes by validating an HTTP response.
    ///
    /// - Parameters:
    ///   - response: The HTTP response.
    ///   - url: The URL of the endpoint for devices.
    ///   - now: The current time.
    /// - Throws: `exchange.*`.
    public init(parsing response: TransportResponse, from url: String, at now: Date) throws(Refusal) {
        try self.init(parsing: response, in: ExchangeContext(url: url, purpose: .deviceAuthorization), at: now)
    }

    init(parsing response: TransportResponse, in context: ExchangeContext, at now: Date) throws(Refusal) {
        let document = try ExchangeDocument.read(response, in: context)
        var problems: [Problem] = []
        let deviceCode = document["device_code"].required(.string, unless: \.isEmpty, reportingTo: &problems)
        let userCode = document["user_code"].required(.shown, reportingTo: &problems)
        // Older providers use the name of a draft.
        let isDraft = !document["verification_uri"].exists && document["verification_url"].exists
        let page = document[isDraft ? "verification_url" : "verification_uri"]
            .required(.page, reportingTo: &problems)
        let complete = document["verification_uri_complete"].optional(.page, reportingTo: &problems)
        let lifetime = document["expires_in"].required(.positiveLifetime, reportingTo: &problems)
        let interval = document["interval"].optional(.lifetime, reportingTo: &problems)
        if let refusal = Refusal(problems) { throw refusal }
        self.deviceCode = SecretString(deviceCode ?? "")
        self.userCode = userCode ?? ""
        verificationURL = page ?? ""
        completeVerificationURL = complete
        expiresAt = now + min(lifetime ?? .zero, DeviceAuthorization.maximumLifetime).inSeconds
        self.interval = min(
            max(interval ?? DeviceAuthorization.standardInterval, .seconds(1)), DeviceAuthorization.maximumInterval)
    }

    /// Returns whether the codes have expired.
    public func isExpired(at now: Date) -> Bool { now >= expiresAt }

    fileprivate static func isShown(_ text: String) -> Bool {
        (1...longestUserCode).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIIVisible || $0 == 0x20 }
    }

    /// A page for a browser: http or https, and only characters of URLs, because it is shown to the user.
    fileprivate static func isPage(_ text: String) -> Bool {
        text.utf8.count <= longestText && text.utf8.allSatisfy(\.isASCIIVisible)
            && (text.hasPrefixBytes("https://") || text.hasPrefixBytes("http://")) && URLParts(text) != nil
    }
}

extension JSONType {
    /// A short text of visible characters.
    fileprivate static var shown: JSONType<String> {
        JSONType<String>("a code of visible characters") { value in
            value.string.flatMap { DeviceAuthorization.isShown($0) ? $0 : nil }
        }
    }

    /// The URL of a page.
    fileprivate static var page: JSONType<String> {
        JSONType<String>("the URL of a page") { value in
            value.string.flatMap { DeviceAuthorization.isPage($0) ? $0 : nil }
        }
    }
}

extension DeviceAuthorization: CustomStringConvertible, CustomReflectable {
    /// A description with the page only, because the codes are for the user only.
    public var description: String { "device authorization at \(escapedURL(verificationURL))" }
    /// A mirror without children, because they contain the codes.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
