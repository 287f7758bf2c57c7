import EntraID
import TestHelpers
import Testing

/// URLs without a tenant.
@Suite struct MissingTenantTests {
    @Test(
        "A URL without a tenant shows the expected form for its host",
        arguments: [
            ("https://contoso.ciamlogin.com", "https://name.ciamlogin.com/<tenant>/v2.0"),
            ("https://my_app.ciamlogin.com", "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"),
            ("https://contoso.b2clogin.com", "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"),
            ("https://login.microsoftonline.com", "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"),
        ])
    func expectedForm(text: String, form: String) {
        let found = refusal { try EntraAuthority(parsing: text, warnings: .ignored) }
        #expect(found?.codes == [.authorityMissingTenant])
        #expect(found?.problems.map(\.expected) == [form])
    }
}
