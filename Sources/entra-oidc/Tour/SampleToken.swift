// Made by `Fixtures/make tour`, and signed with the test key `Fixtures/Keys/a.pem`, which protects nothing.

/// What the tour's provider signed: an ID token, and the key set that it publishes.
enum SampleToken {
    /// The ID token. Its nonce is the one that the tour sends.
    static let text = """
        eyJ0eXAiOiAiSldUIiwgImFsZyI6ICJSUzI1NiIsICJraWQiOiAiYSJ9.eyJhdWQiOiAiNjczMWRlNzYtMTRhNi00OWFlLTk3YmM\
        tNmViYTY5MTQzOTFlIiwgImlzcyI6ICJodHRwczovL2xvZ2luLm1pY3Jvc29mdG9ubGluZS5jb20vOGVhZWYwMjMtMmIzNC00ZGE\
        xLTliYWEtOGJjOGM5ZDZhNDkwL3YyLjAiLCAiaWF0IjogMTc2NzI1ODAwMSwKICJuYmYiOiAxNzY3MjU4MDAxLCAiZXhwIjogMTc\
        2NzI2MTkwMSwgIm5hbWUiOiAiQWRhIExvdmVsYWNlIiwgIm5vbmNlIjogIkFnSUNBZ0lDQWdJQ0FnSUNBZ0lDQWdJQ0FnSUNBZ0l\
        DQWdJQ0FnSUNBZ0kiLAogIm9pZCI6ICI2OTAyMjJiZS1mZjFhLTRkNTYtYWJkMS03ZTRmN2QzOGU0NzQiLCAicHJlZmVycmVkX3V\
        zZXJuYW1lIjogImFkYUBleGFtcGxlLmNvbSIsICJyb2xlcyI6IFsiQ29uc29sZS5BZG1pbiJdLAogInN1YiI6ICIyaHI0VG1Ic2p\
        WWWNFd1ptUFZQN1FiTTRMUkt2MEs4SVBuOXA0YlVFR0Z3IiwgInRpZCI6ICI4ZWFlZjAyMy0yYjM0LTRkYTEtOWJhYS04YmM4Yzl\
        kNmE0OTAiLCAidmVyIjogIjIuMCJ9.3ZDyaZJgwOUsnXdolAEbASZ0nYPJJIOO632qDXw91MVmk3qNJrcwuI9y8kHr0c1D7m6myB\
        XOzInSCvgyd8bgaEGrWvKW05Cq6WKzguKJP6IikWdHaxuTUomTf8IVLwRX71VpU6Izz6lhznflSoha4S1x1sZkev-u0e3iLE7c4Z\
        ebq7fD8a7W4K8cL3unvhKzTa1RfDt1we9bjEEFfoPz_px-UuDQEaOmKt98cvri90QStcWLgTZi82AUE1xVACxHk7kkFXpLBjZTpP\
        tsPlSx4A8MWrZEzAY9zQPn-smRNkX8KkdpT0GVYpsfiYwdSeFlZB8z8jz4GVUQ3URRxT9dFQ
        """

    /// The key set.
    static let keys = """
        {"keys": [{"kty": "RSA", "use": "sig", "kid": "a", "n": "4hpzJKLCVsk1UqyI6__VJWCrfv4sKCrfQ0v5It5wjh9\
        nqCImd-b_2cxQqMxOs2E1_qQwNEqvvQyS-Ve3w1GObpyvQ7Jw9L5jc_bg8hPgdmPECJN8ZomXPisc1DTSlJ-Wu75DeYm1PfF3rfS\
        dL2yQWreb15KsjuBfx8O4_wEOKftGh3O6lU2VrTRREqEBWZkch3ML88vil1uTDasreW8fUBmw9VjaC9j8uobDBBmhvMSVzOPOW4g\
        qp-JZqUVjB1brcMec3FL47PMSf_DgxMqhlhqcGlkGquBs3uxmdqcp_fHyVUKoeNVXbzwjqp_8z56PQC3_V5VWFCeAR1bm8bDEfw"\
        , "e": "AQAB", "issuer": "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.\
        0"}]}
        """
}
