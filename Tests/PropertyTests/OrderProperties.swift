import EntraID
import Foundation
import Testing

/// The order of members and white space never change an outcome or its messages.
@Suite struct OrderProperties {
    @Test("The order and spelling of a token's members do not matter") func tokenMembers() {
        forAll(
            cases: 500,
            { choices in
                let tokenCase = TokenCase(&choices, claimsPerFault: 16)
                let texts = [tokenCase.header, tokenCase.claims].map { members in
                    JSONTexts.document(JSONValue.object(JSONObject(members)), &choices)
                }
                return (token: tokenCase, texts: texts)
            },
            show: { "\($0.token.shown), written as \($0.texts)" },
            { sample in
                // Damage changes the text, which differs here.
                guard sample.token.damage == 0 else { return .notApplicable }
                let validate = try sample.token.validate()
                let plain = validate.problems(of: sample.token.token(), at: sample.token.now)
                let other = validate.problems(
                    of: sample.token.token(header: sample.texts[0], claims: sample.texts[1]), at: sample.token.now)
                return .expect(plain == other, "\(plain), but \(other)")
            })
    }

    @Test("The order and spelling of a key set's members do not matter") func keySetMembers() {
        expect(
            cases: 500,
            { choices in
                let keys = choices.list(upTo: 3) { JSONValue.object(DocumentCases.changed(DocumentCases.key, &$0)) }
                return DocumentCases.changed(["keys": .array(keys), "more": .null], &choices)
            }
        ) { bytes in
            var warnings: [Problem] = []
            let keys = try KeySet(jwks: bytes) { warnings.append($0) }.keys.map { key in
                "\(key.keyID ?? "no name") \(key.algorithmName ?? "") \(key.issuer ?? "") \(key.material)"
            }
            return (keys.joined(separator: "; "), warnings)
        }
    }

    @Test("The order and spelling of the metadata's members do not matter") func metadataMembers() throws {
        let (document, profile) = try DocumentCases.metadata()
        expect(cases: 400, { choices in DocumentCases.changed(document, &choices) }) { bytes in
            let response = TransportResponse(
                status: 200, headers: [HeaderField(name: "Content-Type", value: "application/json")], body: bytes)
            var warnings: [Problem] = []
            let metadata = try ProviderMetadata(document: response, profile: profile) { warnings.append($0) }
            let sorted = JSONObject(OrderProperties.members(of: metadata.value).sorted { $0.name < $1.name })
            return (JSONValue.object(sorted).serialized(), warnings)
        }
    }

    @Test("The order and spelling of a configuration's members do not matter") func configurationMembers() {
        expect(
            cases: 400,
            { choices in
                let one = DocumentCases.changed(DocumentCases.configuration, &choices)
                guard choices.onceIn(3) else { return one }
                let other = DocumentCases.changed(DocumentCases.configuration, &choices)
                return ["providers": .array([.object(one), .object(other)])]
            }
        ) { bytes in
            var warnings: [Problem] = []
            let configurations = try EntraConfiguration.all(in: bytes) { warnings.append($0) }
            return (configurations.map { $0.document.serialized() }.joined(), warnings)
        }
    }

    @Test("The order and spelling of a token response's members do not matter") func tokenResponseMembers() {
        expect(cases: 500, { choices in DocumentCases.changed(DocumentCases.tokenResponse, &choices) }) { bytes in
            let response = try TokenResponse(
                parsing: TransportResponse(status: 200, body: bytes), from: "https://a.example/token")
            let secrets = [response.accessToken, response.idToken, response.refreshToken].map {
                $0?.revealed() ?? "none"
            }
            return ("\(secrets) \(response.expiresIn ?? .zero) \(response.scope ?? "") \(response.tokenType)", [])
        }
    }

    // MARK: - Helpers

    /// - Parameter read: Returns the document's meaning, as text, and its warnings.
    private func expect(
        cases: Int, function: String = #function, sourceLocation: SourceLocation = #_sourceLocation,
        _ make: @escaping (inout Choices) -> JSONObject, _ read: @escaping ([UInt8]) throws -> (String, [Problem])
    ) {
        func verdict(_ text: String) throws -> [String] {
            do {
                let (value, warnings) = try read(Array(text.utf8))
                return [value] + warnings.map(\.description).sorted()
            } catch let refusal as Refusal {
                return refusal.problems.map(\.description).sorted()
            }
        }
        forAll(
            cases: cases,
            { choices in
                let value = JSONValue.object(make(&choices))
                return (plain: value.serialized(indented: false), other: JSONTexts.document(value, &choices))
            },
            show: { "\($0.plain)\nwritten as \($0.other)" }, function: function, sourceLocation: sourceLocation,
            { sample in
                let (plain, other) = (try verdict(sample.plain), try verdict(sample.other))
                return .expect(plain == other, "\(plain), but \(other)")
            })
    }

    private static func members(of value: JSONValue) -> [JSONObject.Member] {
        if case .object(let object) = value { object.members } else { [] }
    }
}
