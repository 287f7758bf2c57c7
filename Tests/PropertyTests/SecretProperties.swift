import EntraID
import Foundation
import Testing

/// Text that is a secret, or looks like one, is never shown.
@Suite struct SecretProperties {
    /// A configured secret is in no description, dump, reflection, or document of a configuration, and in no problem,
    /// whatever else is right or wrong with the configuration.
    @Test("A configured secret is never shown") func configuredSecretsAreNeverShown() {
        forAll(
            cases: 250,
            { choices -> (secret: String, text: String) in
                let secret = SecretTexts.any(&choices)
                var object = DocumentCases.changed(DocumentCases.configuration, &choices)
                object = JSONObject(
                    object.members.map { $0.name == "clientSecret" ? .init(name: $0.name, value: .string(secret)) : $0 }
                )
                return (secret, JSONTexts.document(.object(object), &choices))
            },
            { sample in
                guard sample.text.contains("clientSecret") else { return .notApplicable }
                var texts: [String] = []
                do {
                    var warnings: [Problem] = []
                    let configurations = try EntraConfiguration.all(in: Array(sample.text.utf8)) { warnings.append($0) }
                    for configuration in configurations {
                        var dumped = ""
                        dump(configuration, to: &dumped)
                        texts += [
                            dumped, "\(configuration)", String(reflecting: configuration),
                            "\(configuration.credential)",
                            configuration.document.serialized(),
                            Mirror(reflecting: configuration).children.map { "\($0)" }.joined(),
                        ]
                        let reader = SecretReader(environment: { _ in nil }, file: { _ in nil })
                        do {
                            let provider = try configuration.provider(reader) { warnings.append($0) }
                            dump(provider, to: &dumped)
                            texts += [
                                dumped, "\(provider)", String(reflecting: provider), "\(provider.authentication)",
                            ]
                        } catch {
                            texts.append("\(error)")
                        }
                    }
                    texts += warnings.map(\.description)
                } catch let refusal as Refusal {
                    texts += [refusal.description, String(reflecting: refusal)]
                    dump(refusal, to: &texts[0])
                }
                let leak = texts.first { SecretTexts.isShown(sample.secret, in: $0) }
                return .expect(leak == nil, leak ?? "")
            })
    }

    /// A credential that was entered in the wrong field is not repeated in the problems.
    @Test("A credential in the wrong field is not repeated") func misplacedCredentialsAreNotRepeated() throws {
        let readers = try MisplacedInput.all()
        forAll(
            cases: 1_500,
            { choices -> (secret: String, text: String, place: Int) in
                let secret = SecretTexts.credential(&choices)
                return (secret, SecretTexts.around(secret, &choices), choices.below(readers.count))
            },
            show: { "in \(readers[$0.place].name): \($0.text)" },
            { sample in
                let problems = readers[sample.place].problems(sample.text)
                guard !problems.isEmpty else { return .notApplicable }
                let leak = problems.lazy.map(\.description).first { SecretTexts.isShown(sample.secret, in: $0) }
                return .expect(leak == nil, leak ?? "")
            })
    }
}

/// Generates secrets.
enum SecretTexts {
    private static let alphabet = Array("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789").map(String.init)

    /// Returns text that looks like a credential: a client secret as Entra generates them, or a token.
    static func credential(_ choices: inout Choices) -> String {
        func letters(_ count: Int, _ choices: inout Choices) -> String {
            (0..<count).map { _ in choices.pick(alphabet) }.joined()
        }
        switch choices.below(3) {
        case 0: return "aB3" + "~" + letters(choices.number(in: 30...40), &choices)
        case 1: return letters(choices.number(in: 30...40), &choices) + "~" + "aB3"
        default:
            return "eyJhbGciOiJSUzI1NiJ9." + letters(choices.number(in: 12...40), &choices) + "."
                + letters(20, &choices)
        }
    }

    /// Returns a credential or a secret of another form, such as a GUID, or text with white space or letters of any
    /// script.
    static func any(_ choices: inout Choices) -> String {
        let pieces = alphabet + ["ä", " ", "\"", "\\", "\n", "😀", "\u{301}", "/", "<", "%", "-"]
        switch choices.below(4) {
        case 0: return credential(&choices)
        case 1:
            return "d3b07384-d113-4ec6-a2d2-"
                + (0..<12).map { _ in choices.pick(Array("0123456789abcdef").map(String.init)) }.joined()
        default: return "q7Zk" + (0..<16).map { _ in choices.pick(pieces) }.joined()
        }
    }

    /// Returns text that contains the secret.
    static func around(_ secret: String, _ choices: inout Choices) -> String {
        let frames = [
            ("", ""), (" ", "\n"), ("https://login.microsoftonline.com/", "/v2.0"), ("https://user:", "@a.example/"),
            ("https://a.example/cb?client_secret=", "&x=1"),
            ("https://n.b2clogin.com/contoso.com/", "/v2.0/.well-known/openid-configuration"),
            ("https://a.example/", "#x"), ("Bearer ", ""), ("\"", "\""),
            ("https://", ".ciamlogin.com/contoso.com/v2.0"),
            ("https://login.microsoftonline.com/contoso.com/v2.0?appid=", ""), ("code=1&state=", "&code=%zz"),
            ("/cb/", "?"),
            ("https://a.example:", "/"), ("for=", ";proto=ftp"), ("{\"a\":\"", "\"}"),
            ("AADSTS50011: ", " Trace ID: x"),
        ]
        let (before, after) = choices.pick(frames)
        // Long text before the secret, so that truncation happens near the credential.
        let filler = choices.list(upTo: 18) { choices in
            choices.onceIn(3)
                ? choices.pick(["x", "/", "=", " word "]) : credential(&choices) + choices.text(of: ["x"], upTo: 60)
        }
        return filler.joined(separator: " ") + (filler.isEmpty ? "" : " ") + before + secret + after
    }

    /// Whether a text contains sixteen consecutive bytes of a secret.
    static func isShown(_ secret: String, in text: String) -> Bool {
        let bytes = Array(secret.utf8)
        let window = min(16, bytes.count)
        let haystack = Array(text.utf8)
        guard haystack.count >= window else { return false }
        let starts = Dictionary(grouping: 0...(bytes.count - window), by: { bytes[$0] })
        for offset in 0...(haystack.count - window) {
            for start in starts[haystack[offset]] ?? []
            where haystack[offset..<(offset + window)].elementsEqual(bytes[start..<(start + window)]) {
                return true
            }
        }
        return false
    }
}
