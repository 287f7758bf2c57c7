import OIDCProviders
import Testing

/// How an assertion's header names the key.
@Suite struct AssertionKeyNameTests {
    @Test(
        "Each kind of key name has its header member",
        arguments: [
            (.certificateSHA256([1, 2, 3]), "x5t#S256", "AQID"), (.certificateSHA1([0xFB, 0xFF]), "x5t", "-_8"),
            (.keyID("key 1"), "kid", "key 1"),
        ] as [(AssertionKeyName, String, String)])
    func headerMembers(keyName: AssertionKeyName, name: String, value: String) {
        #expect(keyName.headerMember?.name == name)
        #expect(keyName.headerMember?.value == value)
    }

    @Test("A key without a name has no header member") func unnamed() {
        #expect(AssertionKeyName.unnamed.headerMember == nil)
    }
}
