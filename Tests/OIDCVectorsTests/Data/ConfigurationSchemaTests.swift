import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCProviders
import OIDCVectors
import Testing

@testable import EntraID

/// `configuration.schema.json`: the members of a configuration file, compared with what reads them.
@Suite struct ConfigurationSchemaTests {
    private static let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
    private static let clientID = "11112222-3333-4444-5555-666677778888"

    /// A provider with the required members, and one more.
    private static func provider(_ name: String? = nil, _ value: JSONValue = .null) -> JSONValue {
        var members: [JSONObject.Member] = [
            .init(name: "issuer", value: .string(issuer)), .init(name: "clientID", value: .string(clientID)),
            .init(name: "clientSecret", value: ["environment": "SECRET"]),
        ]
        if let name {
            members.removeAll { $0.name == name }
            members.append(.init(name: name, value: value))
        }
        return .object(JSONObject(members))
    }

    private static func form(_ provider: JSONValue) -> EntraConfigurationForm {
        EntraConfigurationForm(provider.object ?? [:], path: "")
    }

    /// Values of every type and form that a member may have.
    private static let samples: [JSONValue] = [
        .null, true, 7, "any", [], ["a.example"], [7], [:], ["file": "a"], ["environment": "A"],
        ["file": "a", "environment": "A"], ["certificate": "a", "privateKey": "b"], ["file": 7],
        ["certificate": "a"], ["privateKey": "b"], ["certificate": 7, "privateKey": "b"], ["environment": 7],
        ["certificate": "a", "privateKey": 7], "changed", "id_token code", "code", "id_token", "code id_token", "query",
        "fragment", "form_post",
        "AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount",
    ]

    /// The codes of a value that has a wrong type, or is none of the listed ones.
    private static let codesOfTypes: [ProblemCode] = [
        .configWrongType, .configResponseTypeUnsupported, .configResponseModeUnsupported, .configMissing,
        .configTenantsNotStated,
    ]

    /// Whether the library accepts the type of each sample as the value of a member.
    private static let verdicts: [String: [Bool]] = Dictionary(
        uniqueKeysWithValues: EntraConfigurationMember.all.map { member in
            let verdicts = samples.map { sample in
                !form(provider(member.name, sample)).problems.contains { problem in
                    codesOfTypes.contains(problem.code) && problem.location?.name.hasPrefix(member.name) == true
                }
            }
            return (member.name, verdicts)
        })

    /// Returns how a schema differs from the library.
    private static func differences(_ schema: JSONValue) -> [String] {
        guard let provider = schema["$defs"]?["provider"], let properties = provider["properties"]?.object else {
            return ["$defs"]
        }
        var differences: [String] = []
        if properties.members.map(\.name) != EntraConfigurationMember.all.map(\.name) { differences.append("names") }
        if provider["type"] != "object" || provider["required"] != ["issuer", "clientID"] {
            differences.append("required")
        }
        let validator = SchemaValidator(root: schema)
        return differences + properties.members.flatMap { Self.differences($0, validator) } + files(validator, schema)
    }

    private static func differences(_ member: JSONObject.Member, _ validator: SchemaValidator) -> [String] {
        var differences: [String] = []
        for (sample, isRight) in zip(samples, verdicts[member.name] ?? []) where isDecidedByType(sample, member.name) {
            if validator.matches(sample, member.value) != isRight {
                differences.append("\(member.name): \(sample.serialized(indented: false))")
            }
        }
        if let standard = member.value["default"], !isDefault(standard, member.name) {
            differences.append("the default of \(member.name)")
        }
        return differences
    }

    /// Whether a sample of the right type is valid. Rules beyond types are not part of the schema.
    private static func isDecidedByType(_ sample: JSONValue, _ name: String) -> Bool {
        let isList = ["customHosts", "externalIDHosts", "policies", "allowedTenants"].contains(name)
        return !isList || sample.string == nil || sample == "any"
    }

    /// Returns whether a provider is the same with the default as without the member.
    private static func isDefault(_ value: JSONValue, _ name: String) -> Bool {
        let (with, without) = (form(provider(name, value)).configuration, form(provider()).configuration)
        return with != nil && with?.document == without?.document
    }

    /// Returns whole files that the schema and the library do not read alike.
    private static func files(_ validator: SchemaValidator, _ schema: JSONValue) -> [String] {
        let cases: [(JSONValue, Bool)] = [
            (provider(), true), (["providers": [provider()]], true), (["providers": []], false), ([], false),
            (["providers": .array(Array(repeating: provider(), count: 1_000))], true),
            (["providers": .array(Array(repeating: provider(), count: 1_001))], false), (["providers": [7]], false),
            (["clientID": .string(clientID)], false), (["issuer": .string(issuer)], false),
        ]
        return cases.filter { validator.matches($0.0, schema) != $0.1 }
            .map { String($0.0.serialized(indented: false).prefix(60)) }
    }

    @Test("The schema has the members, types, values, and defaults of the library") func schema() throws {
        let differences = Self.differences(try DataFile.read("configuration.schema.json"))
        #expect(differences == [])
    }

    @Test("Every accepted configuration of the vectors matches the schema") func vectors() throws {
        let schema = try DataFile.read("configuration.schema.json")
        let validator = SchemaValidator(root: schema)
        let accepted = try FixtureFiles.json(in: FixtureFiles.vectors.appendingPathComponent("provider-configuration"))
            .flatMap { try VectorCase.all(in: $0.bytes, source: $0.path) }
            .filter { $0.expect?["accepted"] != nil }
        #expect(accepted.count > 50)
        for vector in accepted {
            let configuration = try #require(vector.given?["configuration"])
            let isMatch = validator.matches(configuration, schema)
            #expect(isMatch, "\(vector)")
        }
    }

    @Test("A changed member of the schema is noticed") func changes() throws {
        let schema = try DataFile.read("configuration.schema.json")
        let validator = SchemaValidator(root: schema)
        for member in try #require(schema["$defs"]?["provider"]?["properties"]?.object).members {
            let parts = (member.value.object?.members ?? []).filter { $0.name != "description" }
            let withoutDefault = JSONValue.object(JSONObject(parts.filter { $0.name != "default" }))
            // A schema without a default is still right.
            for change in DataFile.changes(of: .object(JSONObject(parts))) where change != withoutDefault {
                let differences = Self.differences(.init(name: member.name, value: change), validator)
                #expect(!differences.isEmpty, "\(member.name): \(change.serialized(indented: false))")
            }
        }
        #expect(!Self.differences(["$defs": schema["$defs"] ?? .null]).isEmpty)
    }
}
