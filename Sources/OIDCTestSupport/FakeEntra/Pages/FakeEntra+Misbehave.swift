import EntraID
import OIDCLoopback

// The drawer "Misbehave" of the pages.
extension FakeEntra {
    /// The beginning of the names of the drawer's fields.
    private static let prefix = "misbehave-"

    /// The beginning of the names of the hidden fields with the values that the drawer had at first.
    private static let formerPrefix = "misbehave-was-"

    /// Sets what the user changed in the drawer. A test may have changed the rest after the page was shown, so it stays
    /// as it is. A value that is not possible is ignored.
    func applyMisbehaviorForm(_ asked: PageRequest) {
        guard asked["misbehave"] != nil else { return }
        state.withLock { state in
            for setting in MisbehaviorSetting.all {
                let value = asked[FakeEntra.prefix + setting.name] ?? ""
                let former = asked[FakeEntra.formerPrefix + setting.name] ?? ""
                if !value.hasSameBytes(as: former) { _ = setting.write(value, to: &state.misbehavior) }
            }
        }
    }

    /// Returns the drawer, for a form.
    func misbehaviorDrawer() -> HTML {
        let misbehavior = state.withLock { $0.misbehavior }
        let fields = MisbehaviorSetting.all.map { setting -> HTML in
            let value = setting.read(misbehavior)
            return """
                <input type="hidden" name="\(FakeEntra.formerPrefix)\(setting.name)" value="\(value)">
                \(field(setting, value))
                """
        }
        let isOn = MisbehaviorSetting.all.contains { !$0.read(misbehavior).isEmpty }
        let summary: HTML = isOn ? "Misbehave (on)" : "Misbehave"
        return """
            <details><summary>\(summary)</summary>
            <input type="hidden" name="misbehave" value="1">
            \(fields)
            <button name="choice" value="misbehave">Apply</button>
            <details><summary>What a relying party must do with each bad token</summary>
            \(FakeEntra.badTokenTable)
            </details>
            <p class="quiet">To rotate keys, use the <a href="/">start page</a>.</p>
            </details>
            """
    }

    private func field(_ setting: MisbehaviorSetting, _ value: String) -> HTML {
        let name = FakeEntra.prefix + setting.name
        switch setting.kind {
        case .flag:
            let mark: HTML = value.isEmpty ? "" : "checked"
            return """
                <label for="\(name)"><input type="checkbox" id="\(name)" name="\(name)" value="true" \(mark)>
                \(setting.label)</label>
                """
        case .number(let range):
            return """
                <label for="\(name)">\(setting.label)</label>
                <input type="number" id="\(name)" name="\(name)" value="\(value)" min="\(range.lowerBound)"
                max="\(range.upperBound)">
                """
        case .text:
            return """
                <label for="\(name)">\(setting.label)</label>
                <input type="text" id="\(name)" name="\(name)" value="\(value)" autocomplete="off">
                """
        case .defect:
            let options = BadToken.ofFakeEntra.map { bad -> HTML in
                let mark: HTML = bad.description.hasSameBytes(as: value) ? "selected" : ""
                return "<option \(mark)>\(bad.description)</option>"
            }
            return """
                <label for="\(name)">\(setting.label)</label>
                <select id="\(name)" name="\(name)"><option value="">None: tokens are valid</option>
                \(options)
                </select>
                """
        }
    }

    private static let badTokenTable: HTML = {
        let rows = BadToken.ofFakeEntra.map { bad -> HTML in
            "<tr><th scope=\"row\">\(bad.name)</th><td>\(bad.demand)</td></tr>"
        }
        return
            "<table><thead><tr><th>The token</th><th>The relying party</th></tr></thead><tbody>\(rows)</tbody></table>"
    }()
}
