import OIDCPrimitives

/// The request line and headers, and how they delimit the rest of the request (RFC 9112 §3, §5 and §6).
struct RequestHead: Sendable {
    enum Framing {
        case length(Int)
        case chunked
    }

    private let method: String
    private let target: String
    private let isHTTP10: Bool
    private var fields: [HeaderField] = []

    init(requestLine line: ArraySlice<UInt8>) throws(RequestRejection) {
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 3, !words[0].isEmpty, words[0].allSatisfy(\.isHTTPTokenCharacter),
            !words[1].isEmpty, words[1].allSatisfy({ $0.isASCIIVisible && $0 != UInt8(ascii: "#") })
        else { throw .requestLine }
        switch String(decoding: words[2], as: UTF8.self) {
        case "HTTP/1.1": isHTTP10 = false
        case "HTTP/1.0": isHTTP10 = true
        case let other where other.utf8.starts(with: "HTTP/".utf8): throw .version
        default: throw .requestLine
        }
        method = String(decoding: words[0], as: UTF8.self)
        target = String(decoding: words[1], as: UTF8.self)
        let isAsterisk = method == "OPTIONS" && target == "*"
        guard target.utf8.first == UInt8(ascii: "/") || isAsterisk || request.absoluteForm != nil else {
            throw .requestLine
        }
    }

    mutating func append(_ line: ArraySlice<UInt8>, limits: LoopbackLimits) throws(RequestRejection) {
        guard fields.count < limits.headerFields else { throw .largeHead }
        fields.append(try RequestHead.field(line))
    }

    /// Reads a header or trailer field.
    static func field(_ line: ArraySlice<UInt8>) throws(RequestRejection) -> HeaderField {
        guard line.first?.isHTTPWhitespace != true else { throw .foldedLine }
        // A space in front of the colon is not a character of a name.
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
            line[..<colon].allSatisfy(\.isHTTPTokenCharacter)
        else { throw .fieldName }
        guard let value = String(validating: line[(colon + 1)...], as: UTF8.self) else { throw .fieldValue }
        return HeaderField(
            name: String(decoding: line[..<colon], as: UTF8.self), value: String(value[...].withoutHTTPWhitespace))
    }

    // MARK: - The whole head

    /// The request, without its body.
    var request: LoopbackRequest { LoopbackRequest(method: method, target: target, headers: fields) }

    /// Whether another request may follow on the connection.
    var keepsAlive: Bool { !isHTTP10 && !elements(of: "Connection").contains("close") }

    /// Checks for whom the request is.
    func checkHost(_ accepted: AcceptedHosts) throws(RequestRejection) {
        let hosts = request.values(of: "Host")
        guard hosts.count == 1 else { throw .missingHost }
        let authorities = hosts + (request.absoluteForm.map { [String($0.authority)] } ?? [])
        guard authorities.allSatisfy(accepted.contain) else { throw .foreignHost }
    }

    /// Returns how the body is delimited. Whatever two servers could read differently is rejected.
    func framing(limits: LoopbackLimits) throws(RequestRejection) -> Framing {
        let lengths = request.values(of: "Content-Length")
        let codings = request.values(of: "Transfer-Encoding")
        guard lengths.isEmpty || codings.isEmpty else { throw .twoLengths }
        if !codings.isEmpty {
            guard codings.count == 1, codings[0].asciiLowercased.hasSameBytes(as: "chunked"), !isHTTP10 else {
                throw .transferCoding
            }
            return .chunked
        }
        guard let digits = lengths.first?.utf8 else { return .length(0) }
        guard lengths.count == 1, !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { throw .length }
        // Stops growing beyond the limit, so that no number of digits overflows.
        let length = digits.reduce(0) { $0 > limits.bodyBytes ? $0 : $0 * 10 + Int($1 - 0x30) }
        guard length <= limits.bodyBytes else { throw .largeBody }
        return .length(length)
    }

    /// Returns whether the client waits for a response before it sends the body.
    func expectsContinue() throws(RequestRejection) -> Bool {
        let expectations = elements(of: "Expect")
        guard !isHTTP10, !expectations.isEmpty else { return false }
        guard expectations == ["100-continue"] else { throw .expectation }
        return true
    }

    private func elements(of name: String) -> [String] {
        request.values(of: name).flatMap { $0[...].split(at: ",") }.map { $0.withoutHTTPWhitespace.asciiLowercased }
            .filter { !$0.isEmpty }
    }
}
