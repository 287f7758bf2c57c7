import OIDCPrimitives
import Testing

/// Matching misspelled names to known ones.
@Suite struct EditDistanceTests {
    private let known = ["issuer", "name", "scope", "clientID", "allowedTenants"]

    @Test(
        "A name one edit away is a misspelling",
        arguments: [
            ("allowedTenant", "allowedTenants"), ("allowedTenantss", "allowedTenants"),
            ("allowedTenents", "allowedTenants"),
            ("allowedTenatns", "allowedTenants"), ("llowedTenants", "allowedTenants"),
            ("xallowedTenants", "allowedTenants"),
            ("lalowedTenants", "allowedTenants"), ("allowedTenanst", "allowedTenants"),
            ("ALLOWED_TENANTS", "allowedTenants"),
            ("allowed-tenants", "allowedTenants"), ("__allowed__tenants__", "allowedTenants"),
            ("allowed_tenant", "allowedTenants"), ("nam", "name"), ("names", "name"), ("game", "name"),
            ("anme", "name"),
            ("NAME", "name"), ("client_id", "clientID"), ("\u{455}cope", "scope"), ("scope\u{301}", "scope"),
            ("allowedTenants", "allowedTenants"),
        ])
    func oneEdit(name: String, right: String) {
        #expect(KnownNames(known).misspelled(by: name) == right)
    }

    @Test(
        "A name two edits away is another name",
        arguments: [
            "allowedTenan", "allowedTenantsss", "allowedTanents2", "nmea", "gamer", "", "_", "na", "namexx", "copes",
            "comment", "scopesx", "aname2", "issuer issuer", String(repeating: "name", count: 1_000),
        ])
    func twoEdits(name: String) {
        #expect(KnownNames(known).misspelled(by: name) == nil)
    }

    @Test("The nearest of several known names is suggested") func nearestName() {
        #expect(KnownNames(["files", "file"]).misspelled(by: "File") == "file")
        #expect(KnownNames(["file", "files"]).misspelled(by: "files_") == "files")
        #expect(KnownNames([]).misspelled(by: "anything") == nil)
    }

    @Test("A longer word may differ by more edits") func longerWords() {
        let commands = ["callback", "issuer", "verify", "vectors"]
        #expect(EditDistance.nearest(to: "calback", among: commands) == "callback")
        #expect(EditDistance.nearest(to: "clbck", among: commands) == nil)
        #expect(EditDistance.nearest(to: "isuer", among: commands) == "issuer")
        #expect(EditDistance.nearest(to: "verfiy", among: commands) == "verify")
        #expect(EditDistance.nearest(to: "x", among: commands) == nil)
        #expect(EditDistance.nearest(to: String(repeating: "v", count: 41), among: commands) == nil)
        #expect(EditDistance.nearest(to: "", among: []) == nil)
    }
}
