import EntraGuide
import EntraID
import OIDCTestSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// The blocks about the user and the claims.
extension ResultParts {
    var user: HTML {
        guard let user = outcome.result?.user else { return .empty }
        let text = view.text
        var rows: [(String, String)] = []
        if let key = user.userKey { rows.append((text.userKey, key.string)) }
        rows.append((text.subjectKey, user.subjectKey.string))
        if let name = user.display.name { rows.append((text.displayName, name)) }
        if let name = user.display.userName { rows.append((text.userName, name)) }
        if let email = user.email {
            let trust = email.trust == .domainOwnerVerified ? text.emailVerified : text.emailUnverified
            rows.append((text.email, "\(email.address) – \(trust)"))
        }
        if user.isPersonalAccount {
            rows.append((text.account, text.personalAccount))
        } else if let isGuest = user.isGuest {
            rows.append((text.account, isGuest ? text.guest : text.member))
        } else {
            rows.append((text.account, text.accountUnknown))
        }
        rows.append((text.groups, groups(user.groups)))
        rows.append((text.roles, user.roles.isEmpty ? text.none : user.roles.joined(separator: ", ")))
        let cells = rows.map { label, value -> HTML in
            "<tr><th scope=\"row\">\(label)</th><td>\(escapedForDisplay(value))</td></tr>"
        }
        return """
            <details id="user"><summary>\(text.user)</summary><table><tbody>\(cells)</tbody></table></details>
            """
    }

    private func groups(_ groups: EntraGroups) -> String {
        switch groups {
        case .listed(let groups): groups.isEmpty ? view.text.none : groups.joined(separator: ", ")
        case .unknown: view.text.groupsUnknown
        case .notSent: view.text.groupsNotSent
        }
    }

    // MARK: - Claims

    var claims: HTML {
        if let claims = outcome.result?.idToken.claims.value.object { return table(of: claims, note: .empty) }
        guard let claims = outcome.unverifiedClaims else { return .empty }
        // A sign-in can also be refused after its token was accepted.
        let isTokenAccepted = outcome.checks?.isAccepted ?? false
        let sentence = isTokenAccepted ? view.text.claimsOfRefusedSignIn : view.text.claimsUnverified
        return table(
            of: claims,
            note: """
                <p id="unverified" class="warning"><span class="mark">! \(view.text.warning):</span> \(sentence)</p>
                """)
    }

    private func table(of claims: JSONObject, note: HTML) -> HTML {
        let text = view.text
        let rows = claims.members.prefix(200).map { member -> HTML in
            """
            <tr><th scope="row" class="value">\(escapedForDisplay(member.name))</th>\
            <td class="value">\(ResultParts.shown(member))</td>\
            <td>\(ClaimMeaning.claim(member.name, in: view.language) ?? "")</td></tr>
            """
        }
        return """
            <details id="claims"><summary>\(text.claims)</summary>\(note)<table>
            <thead><tr><th scope="col">\(text.name)</th><th scope="col">\(text.value)</th>\
            <th scope="col">\(text.meaning)</th></tr></thead>
            <tbody>\(rows)</tbody></table></details>
            """
    }

    private static let times = ["exp", "iat", "nbf", "auth_time", "xms_pftexp"]
    /// The claims that are secrets of this sign-in.
    private static let hidden = ["nonce", "at_hash", "c_hash", "login_hint"]

    private static func shown(_ member: JSONObject.Member) -> String {
        if hidden.contains(where: { $0.hasSameBytes(as: member.name) }) { return RedactedParameters.hidden }
        if times.contains(where: { $0.hasSameBytes(as: member.name) }), let seconds = member.value.double,
            let date = NumericDate(seconds: seconds)?.date
        {
            return date.formatted(.iso8601)
        }
        // Tokens and secrets in a value are redacted.
        return escapedForDisplay(member.value.string ?? member.value.serialized(indented: false))
    }
}
