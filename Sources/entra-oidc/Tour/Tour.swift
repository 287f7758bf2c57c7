import EntraID

/// The output without a command: a complete sign-in with sample data, step by step, with every check.
enum Tour {
    static func report() async -> Report {
        do throws(Refusal) {
            return report(of: try await TourStory())
        } catch {
            return Report(error)
        }
    }

    private static func report(of story: TourStory) -> Report {
        var report = Report(isAccepted: story.isAsExpected)
        report.sections = TourSections(story: story).all
        report.problems = story.warnings
        report.members = members(of: story)
        report.closing = story.isAsExpected ? "accepted" : "refused"
        return report
    }

    /// Returns the value of a parameter of the authorization request, unless it is a secret.
    static func shown(_ parameter: FormEncoding.Parameter) -> String {
        switch ExactString(parameter.name) {
        case "state", "nonce": SecretString.redacted
        default: parameter.value
        }
    }

    // MARK: - JSON

    private static func members(of story: TourStory) -> JSONObject {
        func code(_ refusal: Refusal?) -> JSONValue { refusal.map { .string($0.first.code.rawValue) } ?? .null }
        let parameters = story.parameters.map { parameter in
            JSONObject.Member(name: parameter.name, value: .string(shown(parameter)))
        }
        return [
            "callback": .string(SampleProvider.redirectURL),
            "issuer": .string(SampleProvider.issuer),
            "request": .object(JSONObject(parameters)),
            "otherBrowser": code(story.otherBrowser),
            "secondDelivery": code(story.secondDelivery),
            "checks": .array(story.checks.results.map { .object(VerifyCommand.members(of: $0)) }),
            "identity": .object(members(of: EntraIdentity(story.result.idToken))),
            "returnPath": .string(story.result.returnPath),
        ]
    }

    private static func members(of identity: EntraIdentity) -> JSONObject {
        [
            "subject": .string(identity.subjectKey.subject),
            "tenant": identity.tenantID.map { .string($0.string) } ?? .null,
            "object": identity.userKey.map { .string($0.objectID.string) } ?? .null,
            "name": identity.display.name.map { .string($0) } ?? .null,
            "roles": .array(identity.roles.map { .string($0) }),
        ]
    }
}
