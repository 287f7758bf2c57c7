import OIDCIssuers
import OIDCPrimitives

extension EntraIssuerRule {
    /// Compares the cloud of the signing key with that of the authority, byte for byte. Keys of Azure AD B2C and External
    /// ID, of clouds whose name is not known, and of an emulator are not compared.
    func validateKeyCloud(_ statement: IssuerStatement) -> Problem? {
        guard let keyCloud = statement.keyCloud, product == .workforce, authority.emulator == nil,
            let expected = authority.cloud.instanceName, !keyCloud.hasSameBytes(as: expected)
        else { return nil }
        return .keyCloudMismatch(expected: expected, found: keyCloud)
    }
}
