import OIDCIssuers
import OIDCPrimitives

/// The validation of a metadata document against a provider's profile. All problems are reported, in the order of
/// ``MetadataMember/all``.
///
/// The document is traversed once, and its members are validated without copying them, because a relying party uses
/// only a fifth of them.
struct MetadataValidation {
    private let profile: any ProviderProfile
    private var problemsByMember: [Int: [Problem]] = [:]
    private var warningsByMember: [Int: Problem] = [:]
    private(set) var acceptedIssuer: AcceptedIssuer?

    /// The warnings about the document, in the order of the members.
    var warnings: [Problem] { warningsByMember.sorted { $0.key < $1.key }.map(\.value) }

    /// The problems found in the document, up to the maximum number.
    var problems: [Problem] {
        Array(problemsByMember.sorted { $0.key < $1.key }.flatMap(\.value).prefix(MetadataValidation.mostProblems))
    }

    private static let mostProblems = 32

    init(_ document: JSONDocument, _ profile: any ProviderProfile) {
        self.profile = profile
        guard document.isObject else {
            problemsByMember[0] = [
                .metadataMember(
                    .discoveryWrongType, JSONCursor.Problems.wholeDocument, expected: "an object",
                    found: "\(document.value.typeName)")
            ]
            return
        }
        var isPresent = [Bool](repeating: false, count: MetadataMember.all.count)
        document.root.forEachMember { name, element in
            guard let index = MetadataMember.index(of: name) else { return }
            isPresent[index] = true
            validate(element, index)
        }
        for (index, member) in MetadataMember.all.enumerated() where member.isRequired && !isPresent[index] {
            let expected = MetadataValidation.typeName(member.shape)
            report(.metadataMember(.discoveryMissingMember, member.name, expected: expected, found: nil), index)
        }
    }

    /// Returns the OAuth error in a document, if any. It takes precedence over every other problem.
    static func providerError(in document: JSONDocument, from url: String) -> Problem? {
        document.string("error").map { error in
            .providerError(error, description: document.string("error_description"), at: .url(url))
        }
    }

    private mutating func validate(_ element: JSONElement, _ index: Int) {
        let member = MetadataMember.all[index]
        let hasType =
            switch member.shape {
            case .issuer, .text, .endpoint: element.isString
            case .texts: element.isArrayOfStrings
            case .flag: element.bool != nil || isAcceptedString(element, member.name, index)
            case .endpoints: element.isObject
            }
        guard hasType else {
            reportType(of: element, member.name, MetadataValidation.typeName(member.shape), index)
            return
        }
        switch member.shape {
        case .issuer: validateIssuer(element, index)
        case .endpoint: validateEndpoint(element, member.name, index)
        case .endpoints:
            element.forEachMember { name, alias in
                let name = "\(member.name).\(String(decoding: name.copied(), as: UTF8.self))"
                if alias.isString {
                    validateEndpoint(alias, name, index)
                } else {
                    reportType(of: alias, name, "a string", index)
                }
            }
        case .text, .texts, .flag: break
        }
    }

    /// Returns whether the profile accepts a string in place of a Boolean, and warns about it.
    private mutating func isAcceptedString(_ element: JSONElement, _ name: String, _ index: Int) -> Bool {
        guard profile.stringBooleans == .acceptedWithWarning, StringBooleans.value(of: element.string) != nil else {
            return false
        }
        warningsByMember[index] = .booleanAsString(name)
        return true
    }

    private mutating func validateIssuer(_ element: JSONElement, _ index: Int) {
        guard let text = element.string else { return }
        do throws(Refusal) {
            acceptedIssuer = try profile.accept(text)
        } catch {
            problemsByMember[index] = error.problems
        }
    }

    private mutating func validateEndpoint(_ element: JSONElement, _ name: String, _ index: Int) {
        guard let text = element.string else { return }
        switch EndpointURL.fault(of: text, under: profile) {
        case .notHTTPS: report(.endpointNotHTTPS(name, found: text), index)
        case .hasUserOrFragment: report(.invalidEndpoint(name, found: text), index)
        case .notAllowed(let reach): report(.privateEndpoint(name, found: text, reach), index)
        case nil:
            for problem in profile.problems(ofEndpoint: name, text) { report(problem, index) }
        }
    }

    private static func typeName(_ shape: MetadataMember.Shape) -> ProblemText {
        switch shape {
        case .issuer, .text, .endpoint: "a string"
        case .texts: "an array of strings"
        case .flag: "true or false"
        case .endpoints: "an object"
        }
    }

    private mutating func reportType(of element: JSONElement, _ name: String, _ expected: ProblemText, _ index: Int) {
        let found: ProblemText = element.isArray ? "an array with other elements" : "\(element.value.typeName)"
        report(.metadataMember(.discoveryWrongType, name, expected: expected, found: found), index)
    }

    private mutating func report(_ problem: Problem, _ index: Int) {
        problemsByMember[index, default: []].append(problem)
    }
}
