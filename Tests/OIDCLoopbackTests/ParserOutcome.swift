import OIDCPrimitives

@testable import OIDCLoopback

/// What a parser made of the bytes of a connection, in a form that can be compared.
enum ParserOutcome: Equatable {
    case request(String, headers: [String], body: String, keepsAlive: Bool)
    case continueExpected
    case rejected(RequestRejection)
    /// The bytes end within a request.
    case incomplete

    static let port: UInt16 = 8443

    /// Returns the outcomes for bytes that arrive in pieces.
    ///
    /// - Parameters:
    ///   - pieces: The pieces.
    ///   - limits: The limits.
    ///   - reportsContinue: Whether ``continueExpected`` is part of the result. It depends on the pieces.
    static func all(
        of pieces: [ArraySlice<UInt8>], limits: LoopbackLimits = .standard, reportsContinue: Bool = false
    ) -> [ParserOutcome] {
        var parser = RequestParser(hosts: AcceptedHosts(ports: [port]), limits: limits)
        var outcomes: [ParserOutcome] = []
        for piece in pieces {
            parser.feed(piece)
            repeating: while true {
                switch parser.next() {
                case .needsMore: break repeating
                case .continueExpected: if reportsContinue { outcomes.append(.continueExpected) }
                case .request(let request, let keepsAlive):
                    outcomes.append(
                        .request(
                            "\(request.method) \(request.target)",
                            headers: request.headers.map { "\($0.name): \($0.value)" },
                            body: String(decoding: request.body, as: UTF8.self), keepsAlive: keepsAlive))
                case .rejected(let rejection):
                    outcomes.append(.rejected(rejection))
                    return outcomes
                }
            }
        }
        if !parser.isBetweenRequests { outcomes.append(.incomplete) }
        return outcomes
    }

    static func all(of text: String, limits: LoopbackLimits = .standard) -> [ParserOutcome] {
        all(of: [Array(text.utf8)[...]], limits: limits)
    }

    /// Returns the bytes, one in each piece.
    static func single(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.indices.map { bytes[$0...$0] } }
}

/// Returns a request with the given lines between the request line with `Host` and the end of the head.
func post(_ lines: String..., body: String = "") -> String {
    (["POST /token HTTP/1.1", "Host: localhost:8443"] + lines + ["", ""]).joined(separator: "\r\n") + body
}
