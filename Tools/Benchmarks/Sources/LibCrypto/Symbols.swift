#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The functions, by their names in the library.
@safe
struct Symbols: @unchecked Sendable {
    // Pointers to functions of a library that is never unloaded.
    typealias Pointer = OpaquePointer?
    typealias Bytes = UnsafePointer<UInt8>?
    typealias Name = UnsafePointer<CChar>

    private let handle: UnsafeMutableRawPointer

    let newMemory: @convention(c) (UnsafeRawPointer?, Int32) -> Pointer
    let freeMemory: @convention(c) (Pointer) -> Int32
    let readPrivateKey:
        @convention(c) (Pointer, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) ->
            Pointer
    let encodePublicKey: @convention(c) (Pointer, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
    let decodePublicKey: @convention(c) (Pointer, UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> Pointer
    let encodePublicKeyInfo: @convention(c) (Pointer, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
    let freeKey: @convention(c) (OpaquePointer) -> Void
    let newContextByName: @convention(c) (Pointer, Name, Name?) -> Pointer
    let newContext: @convention(c) (Pointer, Pointer) -> Pointer
    let freeContext: @convention(c) (Pointer) -> Void
    let beginGeneration: @convention(c) (Pointer) -> Int32
    let control: @convention(c) (Pointer, Name, Name) -> Int32
    let generate: @convention(c) (Pointer, UnsafeMutablePointer<Pointer>) -> Int32
    let newDigestContext: @convention(c) () -> Pointer
    let freeDigestContext: @convention(c) (Pointer) -> Void
    let beginSigning: @convention(c) (Pointer, UnsafeMutablePointer<Pointer>?, Pointer, Pointer, Pointer) -> Int32
    let sign: @convention(c) (Pointer, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>, Bytes, Int) -> Int32
    let beginRawSigning: @convention(c) (Pointer) -> Int32
    let signRaw: @convention(c) (Pointer, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>, Bytes, Int) -> Int32
    let beginVerifying: @convention(c) (Pointer, UnsafeMutablePointer<Pointer>?, Pointer, Pointer, Pointer) -> Int32
    let verify: @convention(c) (Pointer, Bytes, Int, Bytes, Int) -> Int32
    let beginVerifyingHashes: @convention(c) (Pointer) -> Int32
    let setHash: @convention(c) (Pointer, Pointer) -> Int32
    let verifyHash: @convention(c) (Pointer, Bytes, Int, Bytes, Int) -> Int32
    let digest:
        @convention(c) (Bytes, Int, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt32>, Pointer, Pointer) ->
            Int32
    let newNumber: @convention(c) () -> Pointer
    let readNumber: @convention(c) (Bytes, Int32, Pointer) -> Pointer
    let writeNumber: @convention(c) (Pointer, UnsafeMutablePointer<UInt8>, Int32) -> Int32
    let freeNumber: @convention(c) (Pointer) -> Void
    let newNumberContext: @convention(c) () -> Pointer
    let freeNumberContext: @convention(c) (Pointer) -> Void
    let raiseNumber: @convention(c) (Pointer, Pointer, Pointer, Pointer, Pointer) -> Int32

    private struct Missing: Error {}

    init?() {
        let names = ["libcrypto.so.3", "libcrypto.so", "libcrypto.3.dylib"]
        guard let handle = unsafe names.lazy.compactMap({ unsafe dlopen($0, RTLD_NOW) }).first else { return nil }
        func find<Function>(_ name: String) throws(Missing) -> Function {
            guard let symbol = unsafe dlsym(handle, name) else { throw Missing() }
            return unsafe unsafeBitCast(symbol, to: Function.self)
        }
        do {
            unsafe self.handle = handle
            unsafe newMemory = try find("BIO_new_mem_buf")
            unsafe freeMemory = try find("BIO_free")
            unsafe readPrivateKey = try find("PEM_read_bio_PrivateKey")
            unsafe encodePublicKey = try find("i2d_PublicKey")
            unsafe decodePublicKey = try find("d2i_PUBKEY")
            unsafe encodePublicKeyInfo = try find("i2d_PUBKEY")
            unsafe freeKey = try find("EVP_PKEY_free")
            unsafe newContextByName = try find("EVP_PKEY_CTX_new_from_name")
            unsafe newContext = try find("EVP_PKEY_CTX_new")
            unsafe freeContext = try find("EVP_PKEY_CTX_free")
            unsafe beginGeneration = try find("EVP_PKEY_keygen_init")
            unsafe control = try find("EVP_PKEY_CTX_ctrl_str")
            unsafe generate = try find("EVP_PKEY_generate")
            unsafe newDigestContext = try find("EVP_MD_CTX_new")
            unsafe freeDigestContext = try find("EVP_MD_CTX_free")
            unsafe beginSigning = try find("EVP_DigestSignInit")
            unsafe sign = try find("EVP_DigestSign")
            unsafe beginRawSigning = try find("EVP_PKEY_sign_init")
            unsafe signRaw = try find("EVP_PKEY_sign")
            unsafe beginVerifying = try find("EVP_DigestVerifyInit")
            unsafe verify = try find("EVP_DigestVerify")
            unsafe beginVerifyingHashes = try find("EVP_PKEY_verify_init")
            unsafe setHash = try find("EVP_PKEY_CTX_set_signature_md")
            unsafe verifyHash = try find("EVP_PKEY_verify")
            unsafe digest = try find("EVP_Digest")
            unsafe newNumber = try find("BN_new")
            unsafe readNumber = try find("BN_bin2bn")
            unsafe writeNumber = try find("BN_bn2binpad")
            unsafe freeNumber = try find("BN_free")
            unsafe newNumberContext = try find("BN_CTX_new")
            unsafe freeNumberContext = try find("BN_CTX_free")
            unsafe raiseNumber = try find("BN_mod_exp")
        } catch {
            return nil
        }
    }

    func hash(_ hash: LibCrypto.Hash) -> Pointer {
        typealias Function = @convention(c) () -> Pointer
        return unsafe dlsym(handle, hash.rawValue).map { unsafe unsafeBitCast($0, to: Function.self)() } ?? nil
    }
}
