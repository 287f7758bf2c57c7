import EntraID
import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders

/// The checklist of the set-up guide, ticked as far as the values show what is done.
///
/// What only the portal shows, such as the registration, is unknown until a sign-in proves it.
package struct SetupChecklist: Sendable {
    /// The state of an item.
    package enum State: String, Hashable, Sendable {
        /// The values show that the item is done.
        case done
        /// A value is missing or invalid.
        case todo
        /// The values cannot show whether the item is done.
        case unknown
    }

    /// An item, in the order of the guide.
    package enum Name: String, CaseIterable, Sendable {
        case callback
        case registration
        case clientID = "client-id"
        case credential
        case issuer
        case idTokens = "id-tokens"
    }

    /// An item with its state.
    package struct Item: Sendable {
        /// The name of the item.
        package let name: Name
        /// Whether the item is done.
        package let state: State
        /// The text of the item, with the markup of the guide.
        package let text: String
    }

    /// What Entra has proved about the values.
    package enum Evidence: Int, Sendable, Comparable {
        /// Nothing: Entra was not asked.
        case none
        /// A user signed in with the values.
        case signedIn

        package static func < (left: Evidence, right: Evidence) -> Bool { left.rawValue < right.rawValue }
    }

    /// The six items.
    package let items: [Item]
    /// The note of items whose state is unknown.
    package let cannotBeSeen: String
    /// What to do about a callback URL on this machine after the trial, or `nil` for any other callback URL.
    package let trialNote: String?

    /// Creates the checklist.
    ///
    /// - Parameters:
    ///   - values: The values that are valid so far.
    ///   - evidence: What Entra has proved about them.
    ///   - refuted: The items whose values Entra rejected, although they look right.
    ///   - language: The language of the texts.
    package init(
        _ values: SetupValues, evidence: Evidence = .none, refuted: [Name] = [], language: GuideLanguage = .english
    ) {
        let texts = SetupGuide.checklist(values, language.text)
        items = zip(Name.allCases, texts).map { name, text in
            let state = refuted.contains(name) ? .todo : SetupChecklist.state(of: name, values, evidence)
            return Item(name: name, state: state, text: text)
        }
        cannotBeSeen = language.checklistText.cannotBeSeen
        let isTrial = values.callback.map { SetupChecklist.isLocal($0.origin.host) } ?? false
        trialNote = isTrial ? language.checklistText.trialOnly : nil
    }

    private static func state(of name: Name, _ values: SetupValues, _ evidence: Evidence) -> State {
        switch name {
        case .callback: isAccepted(values) ? .done : .todo
        case .registration: evidence >= .signedIn ? .done : .unknown
        case .clientID: values.clientID != nil ? .done : .todo
        // An ID token that comes through the browser needs no credential.
        case .credential: values.hasCredential || !values.responseType.includesCode ? .done : .todo
        case .issuer: values.authority != nil ? .done : .todo
        // With a code alone, there is nothing to select.
        case .idTokens: !values.responseType.includesIDToken || evidence >= .signedIn ? .done : .unknown
        }
    }

    private static func isAccepted(_ values: SetupValues) -> Bool {
        guard let callback = values.callback else { return false }
        let problems = RedirectRules(audience: values.audience).problems(of: callback)
        return !problems.contains { $0.severity == .error }
    }

    private static func isLocal(_ host: String) -> Bool {
        host.hasSameBytes(as: "localhost") || host.hasPrefixBytes("127.") || host.hasSameBytes(as: "[::1]")
    }
}

extension SetupChecklist.State {
    /// The box of a checklist in plain text.
    package var box: String {
        switch self {
        case .done: "[x]"
        case .todo: "[ ]"
        case .unknown: "[?]"
        }
    }
}

extension SetupChecklist {
    /// Returns the text of an item, with a note if its state is unknown.
    package func line(_ item: Item) -> String {
        item.state == .unknown ? "\(item.text) (\(cannotBeSeen))" : item.text
    }
}
