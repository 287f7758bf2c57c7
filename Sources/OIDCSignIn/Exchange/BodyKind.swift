import OIDCPrimitives

/// What a response that is not JSON seems to be, in words that repeat nothing of its body.
enum BodyKind {
    private static let longestMediaType = 100

    /// Returns the content type, and whether the body looks like HTML.
    static func description(of response: TransportResponse) -> ProblemText {
        let type: ProblemText =
            switch response[header: "Content-Type"] {
            case nil: "no content type"
            case let field?: mediaType(field).map { "content type \($0)" } ?? "an unreadable content type"
            }
        if response.body.isEmpty { return "\(type), an empty body" }
        return looksLikeHTML(response.body) ? "\(type), looks like HTML" : type
    }

    /// Returns the type without its parameters, if it has the form of one (RFC 9110 §8.3.1).
    static func mediaType(_ field: String) -> String? {
        let type = Substring(field).split(at: ";")[0].withoutHTTPWhitespace
        let parts = type.split(at: "/")
        guard type.utf8.count <= longestMediaType, parts.count == 2,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isHTTPTokenCharacter) })
        else { return nil }
        return String(type)
    }

    /// Whether a document begins as HTML does, after a byte order mark and white space.
    private static func looksLikeHTML(_ body: [UInt8]) -> Bool {
        var rest = body[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = rest.drop { $0.isHTTPWhitespace || $0 == 0x0A || $0 == 0x0C || $0 == 0x0D }
        return ["<!doctype html", "<html", "<head", "<body"].contains { beginning in
            rest.prefix(beginning.utf8.count).elementsEqual(beginning.utf8) {
                $0.asciiLowercased == $1
            }
        }
    }
}
