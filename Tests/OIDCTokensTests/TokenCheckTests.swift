import OIDCTokens
import Testing

@Suite struct TokenCheckTests {
    @Test("A check prints as its keyword") func description() {
        #expect(TokenCheck.context.description == TokenCheck.context.rawValue)
        #expect(Set(TokenCheck.allCases.map(\.description)).count == TokenCheck.allCases.count)
        #expect("\(TokenCheck.methods)" == "methods" && TokenCheck.allCases.contains(.methods))
        #expect(TokenCheck.allCases.contains(.context) && TokenCheck.allCases.last == .sameSubject)
    }
}
