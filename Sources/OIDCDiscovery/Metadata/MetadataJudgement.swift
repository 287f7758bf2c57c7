import OIDCIssuers
import OIDCPrimitives

/// Judges a metadata document against the rule of the place where it was asked for. Everything that stands against it
/// is reported at once.
struct MetadataJudgement {
    let document: JSONDocument
    let rule: any MetadataRule
    private(set) var problems: [Problem] = []
    private(set) var admitted: AdmittedIssuer?

    init(_ document: JSONDocument, _ rule: any MetadataRule) {
        self.document = document
        self.rule = rule
        guard document.isObject else {
            report(.discoveryWrongType, "(the whole document)", "an object", found: document.value)
            return
        }
        judgeIssuer()
        for member in MetadataMember.all { judge(member) }
    }

    /// A document that is an OAuth error, whatever else is in it: the provider's own account goes before any other.
    static func providerError(in document: JSONDocument, at location: ProblemLocation?) -> Problem? {
        guard case .string(let error) = document["error"] else { return nil }
        var description: String?
        if case .string(let text) = document["error_description"] { description = text }
        return .providerError(error, description: description, at: location)
    }

    private mutating func judgeIssuer() {
        guard case .string(let text) = document["issuer"] else {
            reportAbsentOrIllTyped("issuer", "a string", document["issuer"])
            return
        }
        do {
            admitted = try rule.admit(text)
        } catch {
            problems += error.problems
        }
    }

    private mutating func judge(_ member: MetadataMember) {
        let value = document[member.name]
        if value == nil, !member.isRequired { return }
        switch (member.shape, value) {
        case (.text, .string), (.flag, .bool): break
        case (.texts, .array(let elements)):
            for element in elements {
                guard case .string = element else {
                    report(.discoveryWrongType, member.name, "an array of strings", found: element)
                    break
                }
            }
        case (.endpoint, .string(let text)): judgeEndpoint(text, member.name)
        case (.endpoints, .object(let members)):
            for alias in members.members {
                let name = "\(member.name).\(alias.name)"
                if case .string(let text) = alias.value {
                    judgeEndpoint(text, name)
                } else {
                    report(.discoveryWrongType, name, "a string", found: alias.value)
                }
            }
        default: reportAbsentOrIllTyped(member.name, MetadataJudgement.typeName(member.shape), value)
        }
    }

    /// An absolute https URL without user information and fragment. Its host is free: providers serve several, and
    /// who may name them is settled by the issuer.
    private mutating func judgeEndpoint(_ text: String, _ name: String) {
        guard let parts = AddressText(text), text.utf8.allSatisfy(MetadataJudgement.isAddressByte),
            let host = HostText(parts.host), parts.port.map({ AddressText.portNumber($0) != nil }) != false,
            isTransportAllowed(parts.scheme.asciiLowercased, host)
        else {
            problems.append(.endpointNotHTTPS(name, found: text))
            return
        }
        if parts.userInformation != nil || parts.fragment != nil {
            problems.append(.invalidEndpoint(name, found: text))
        }
    }

    private func isTransportAllowed(_ scheme: String, _ host: HostText) -> Bool {
        if scheme.hasSameBytes(as: "https") { return true }
        return scheme.hasSameBytes(as: "http") && rule.transport == .httpOnLoopback && host.isLoopback
    }

    /// The characters of RFC 3986, and `%`.
    private static func isAddressByte(_ byte: UInt8) -> Bool {
        isASCIILetter(byte) || isASCIIDigit(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }

    private static func typeName(_ shape: MetadataMember.Shape) -> String {
        switch shape {
        case .text, .endpoint: "a string"
        case .texts: "an array of strings"
        case .flag: "true or false"
        case .endpoints: "an object"
        }
    }

    private mutating func reportAbsentOrIllTyped(_ name: String, _ expected: String, _ value: JSONValue?) {
        if let value {
            report(.discoveryWrongType, name, expected, found: value)
        } else {
            problems.append(.metadataMember(.discoveryMissingMember, name, expected: expected, found: nil))
        }
    }

    private mutating func report(_ code: ProblemCode, _ name: String, _ expected: String, found: JSONValue) {
        problems.append(.metadataMember(code, name, expected: expected, found: found.typeName))
    }
}
