import EntraID
import Foundation
import OIDCSoftwareCrypto
import Testing

/// The browser of a user who signs in. It follows redirects and returns the response.
struct Browser {
    let transport: any HTTPTransport

    /// Follows an authorization request to its end, and returns the response as the callback receives it.
    ///
    /// - Parameter consent: The form to post to the provider's page, if it has one.
    func visit(_ request: AuthorizationRequest, consent: String? = nil) async throws -> String {
        let answer = try await transport.send(
            try TransportRequest(
                consent == nil ? .get : .post, request.url,
                headers: [HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")],
                body: Array((consent ?? "").utf8), timeout: .seconds(10), bodyLimit: 1 << 20))
        if request.pending.responseMode == .formPost { return try Browser.form(in: answer) }
        #expect(answer.status == 302)
        let location = try #require(answer[header: "Location"])
        let delimiter = request.pending.responseMode == .fragment ? "#" : "?"
        #expect(location.hasPrefix(request.pending.callback + delimiter), "\(location)")
        return String(location.dropFirst(request.pending.callback.count + 1))
    }

    /// Returns the form that a self-posting page posts.
    static func form(in page: TransportResponse) throws -> String {
        #expect(page.status == 200)
        let inputs = String(decoding: page.body, as: UTF8.self).matches(of: #/name="([^"]*)" value="([^"]*)"/#)
        try #require(!inputs.isEmpty)
        return FormEncoding.encode(
            inputs.map { input in
                .init(name: String(input.output.1), value: input.output.2.replacingOccurrences(of: "&amp;", with: "&"))
            })
    }
}

/// Signs with a remote key, as in a key vault. Our provider's script has the key.
struct RemoteSigner: AssertionSigner {
    let algorithm: SigningAlgorithm
    let keyName: AssertionKeyName

    init(_ algorithm: SigningAlgorithm) async throws {
        let names = try JSONDecoder().decode(
            [String: String].self,
            from: Data(try await InteropProviders.get("\(InteropProviders.ours)/control/thumbprints").body))
        self.algorithm = algorithm
        keyName =
            algorithm == .ps256
            ? .certificateSHA256(try Base64URL.decode(try #require(names["x5t#S256"])))
            : .certificateSHA1(try Base64URL.decode(try #require(names["x5t"])))
    }

    func sign(_ message: [UInt8]) async throws -> [UInt8] {
        let answer = try await InteropProviders.post(
            "\(InteropProviders.ours)/control/sign",
            form: FormEncoding.encode([
                .init(name: "algorithm", value: algorithm.name),
                .init(name: "message", value: String(decoding: message, as: UTF8.self)),
            ]))
        return try Base64URL.decode(String(decoding: answer.body, as: UTF8.self))
    }
}
