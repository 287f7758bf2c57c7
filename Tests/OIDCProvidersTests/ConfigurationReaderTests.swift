import OIDCPrimitives
import OIDCProviders
import Testing

/// Reading single members of a configuration.
@Suite struct ConfigurationReaderTests {
    private func secret(_ text: String) throws -> (reference: SecretReference?, problems: [Problem]) {
        let value = try JSONValue(parsing: text)
        var reader = ConfigurationReader(["clientSecret": value])
        let reference = reader.secret("clientSecret")
        return (reference, reader.problems)
    }

    @Test("A secret can be in a variable whose name is a word", arguments: ["NAME", "name_2", "_1", "A"])
    func variableNames(name: String) throws {
        let (reference, problems) = try secret(#"{"environment":"\#(name)"}"#)
        guard case .environment(let found)? = reference else {
            Issue.record("no reference to a variable")
            return
        }
        #expect(found == name && problems.isEmpty)
    }

    @Test(
        "A reference to no variable and no file is rejected",
        arguments: [
            #"{"environment":""}"#, #"{"environment":"1NAME"}"#, #"{"environment":"9"}"#, #"{"environment":"A-B"}"#,
            #"{"environment":"A B"}"#, #"{"environment":"NAME="}"#, #"{"environment":"$NAME"}"#,
            #"{"environment":"ÄNAME"}"#, #"{"file":""}"#, #"{"file":" "}"#, #"{"file":"\n\t"}"#,
        ])
    func invalidReferences(text: String) throws {
        let (reference, problems) = try secret(text)
        #expect(reference == nil)
        #expect(problems.map(\.code) == [.configWrongType])
        #expect(problems.first?.location == .member("clientSecret"))
        #expect(problems.first?.expected == #"a string, {"environment": "NAME"} or {"file": "path"}"#)
        #expect(problems.first?.found == "an object")
    }

    @Test("A secret that is neither a string nor an object is rejected with its type")
    func secretsOfOtherTypes() throws {
        for (text, found) in [("[]", "an array"), ("1", "a number"), ("true", "a boolean"), ("null", "null")] {
            let (reference, problems) = try secret(text)
            #expect(reference == nil)
            #expect(problems.map(\.code) == [.configWrongType])
            #expect(problems.first?.found == found)
        }
    }

    @Test("A list that is absent or not a list is not an empty list") func absentLists() throws {
        for (object, expected, codes) in [
            ([:], nil, []), (["hosts": "a"], nil, [.configWrongType]), (["hosts": []], [], []),
            (["hosts": ["a", 1]], ["a"], [.configWrongType]),
        ] as [(JSONObject, [String]?, [ProblemCode])] {
            var reader = ConfigurationReader(object)
            let found: [String]? = reader.list("hosts", each: "a host") { $0 }
            #expect(found == expected)
            #expect(reader.problems.map(\.code) == codes)
        }
    }

    @Test(
        "The problem of a shared callback path names at most three providers",
        arguments: [
            (["a", "b"], "“a”, “b”"), (["a", "b", "c"], "“a”, “b”, “c”"),
            (["a", "b", "c", "d"], "“a”, “b”, “c”, …"), (["a", "b", "c", "d", "e"], "“a”, “b”, “c”, …"),
        ])
    func namesInSharedCallback(names: [String], list: String) {
        let problem = Problem.sharedCallback("/callback", of: names)
        #expect(problem.remedy.contains("The providers \(list) share a callback path"))
    }
}
