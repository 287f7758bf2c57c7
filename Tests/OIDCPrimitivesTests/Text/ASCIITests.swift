import OIDCPrimitives
import Testing

@Suite struct ASCIITests {
    @Test("Each class of characters contains exactly its own") func characterClasses() {
        func characters(_ isIncluded: (UInt8) -> Bool) -> String {
            String(decoding: (UInt8.min...UInt8.max).filter(isIncluded), as: UTF8.self)
        }
        let digits = "0123456789"
        let uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let lowercase = "abcdefghijklmnopqrstuvwxyz"
        let visible = ##"!"#$%&'()*+,-./\##(digits):;<=>?@\##(uppercase)[\]^_`\##(lowercase){|}~"##
        #expect(characters { $0.isASCIIUppercase } == uppercase)
        #expect(characters { $0.isASCIILowercase } == lowercase)
        #expect(characters { $0.isASCIILetter } == "\(uppercase)\(lowercase)")
        #expect(characters { $0.isASCIIDigit } == digits)
        #expect(characters { $0.isASCIIAlphanumeric } == "\(digits)\(uppercase)\(lowercase)")
        #expect(characters { $0.isASCIIWordCharacter } == "\(digits)\(uppercase)_\(lowercase)")
        #expect(characters { $0.isBase64URL } == "-\(digits)\(uppercase)_\(lowercase)")
        #expect(characters { $0.isASCIIVisible } == visible)
    }
}
