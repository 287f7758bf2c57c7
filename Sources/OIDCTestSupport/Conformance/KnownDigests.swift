// Written by Fixtures/make.

extension KnownDigest {
    static let all = [
        KnownDigest(
            count: 0,
            sha256: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
            sha384: "OLBgp1GsljhM2TJ-sbHjaiH9txEUvgdDTAzHv2P24donTt6_529l-9Ua0vFImLlb",
            sha512: "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg_SpIdNs6c5H0NE8XYXysP-DGNKHfuwvY7kxvUdBeoGlODJ6-SfaPg"),
        KnownDigest(
            count: 1,
            sha256: "ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs",
            sha384: "VKWbnyKwuAiA2EJ-VIt8I6vYc0huHwNdzpzWl-hRdQM8qojm1XvDXvrgta_TFF8x",
            sha512: "H0D8ktokFpR1CXnubPWC8tXX0o4YM13gWrxU0FYOD1MChgxlK_CNVgJSql50IQVG82n7u86MEs_HlXsmUv6adQ"),
        KnownDigest(
            count: 55,
            sha256: "n0OQ-NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg",
            sha384: "XZGsfnTmK1xyiQS0DxB4TWa3r5y2MCEj5IyS8EMs640qksAt533LKe11xLQr3kb0",
            sha512: "sCIMdyy_bBgi4ss4pDfQ4dWHckF6S7shyWE2T4thQ-BapjFtyo0dexnhZEhBkHY5X2CGy1UQH71tVJexSOF0Xw"),
        KnownDigest(
            count: 56,
            sha256: "s1Q5pKxvCUi21vnjxq8PX1kM4g8b3nCQ73lwaG7Gc4o",
            sha384: "io2WSeoE6ZOmynE1r34zksxfyoT4UxyseqP-7U65j1Xcvg8yhLYcbzX5iwLMZEtM",
            sha512: "litkquNX0qT-497YtTm9ydMlCBgisL_FVYMTOqtE8Yuv4R1yp64Wx5ziumIK4iQtUUSAkWGUXxNn9Bs5cuJuBA"),
        KnownDigest(
            count: 63,
            sha256: "fT50oF19sVvOStnsBljqmOPwbu7PFrTG__LaRX3cLzQ",
            sha384: "fn8JfpW1K7j1M4NFDsr5hoGHwTCYFzDAO21XOt_AuZHjZSROW0v6CCv7Q8UX03Eg",
            sha512: "wbD1xtOwPf5KJgLmckL1TjRAkLZuARAKRpsSn1g_AWx-J93eqkODk9zH7FSwtXybp68Af5tW219vtnfZcqMTYg"),
        KnownDigest(
            count: 64,
            sha256: "_-BU_nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs",
            sha384: "LkBLkznaeVd25RDZaTCzvikExQA5W4y3QTM0uC1N7EE7S4ETBFoFu7z_hG8CdCP2",
            sha512: "AdNcEMbDjC3PSPfuuzI1-1rXSmXsTNAW4jVMY3qPtJtpXvPB1veuTNdNeMycm8rJ1PI6cwGZmKf3MDilybLb3g"),
        KnownDigest(
            count: 65,
            sha256: "Y1NhxIu56rFBmOduqKt_GkFoXWrWKqkUbTAdTxfrCuA",
            sha384: "oreX3kWqHSBZTi6gyxgB1t1_-jpYKBw33eBAKfHJgVe7brAF6Q3Xa3mh1t3VLdWN",
            sha512: "uDCGzYSU5VcIrX7Ngt-0vKG9ph7Lt8rwxolnkC5wk0Xl2DBet6wNWIr8bLt1FhqpyMfg6phr2DPa_l4czTc0Wg"),
        KnownDigest(
            count: 111,
            sha256: "Y3T3MgiFRHOCf29qP0Ox9T6qO4LCHBptaaIRCyp5uq0",
            sha384: "PDeVUFHLXDAm-U1VHVteKsONVyrk4HFyCF_tgfhGa4-Q3COo_83qC42OWOj9rMgK",
            sha512: "-pEhx7MrngFzPQNM_HjL9n-SbH7YPoIgDvhoGBlpIXYLS-_0hATfgRuVOCgnRGFnPGjQTil7DreytNYPxrVmog"),
        KnownDigest(
            count: 112,
            sha256: "9UNTAIolUyYuzcSjR0lWO6CVDosPyGUngLCmFLmWg8E",
            sha384: "GH1OB8swYQPGmWe_VE0N--kEJXdZnHPDMKvAy2TGEjbV7VZe4ZEZ2MMXeaOPeR_N",
            sha512: "wB0IDv1JJ3ahxDvSPdmdCi5ibUgeFnguddVMJQO13DK9BfDxujPlaLiP0tlwkptxnsuxUvWPEwpAfIgwYEtwyg"),
        KnownDigest(
            count: 119,
            sha256: "MeulHDE6XAgiat8Y1KNZz9_Y0ugWsT9K-VL36mWE3Ps",
            sha384: "wvuxkR1oiePbVWtIIjargvPHNvAKIsCIZBoJ_bvKJ-Px47YjW60gruHKCDx2rFkM",
            sha512: "EwOWp1y0g_Lu6MVtimaLs9JkH1JDISwL7ivTPaCWrZ64F5_hj56qz3bgn66d5MPxS6EzQeNFvgW_dsGCzDRoyw"),
        KnownDigest(
            count: 120,
            sha256: "Lz0zVDLHC1gK8Ojhs2dKfAINaDql9zqq7f3FWvkEwhw",
            sha384: "yi93Ve-gTUNlH5vLRmBEUREC5HLCo5gcg2tIfuRQjKhGH4w5ZlMSNAB2LeTW0X5j",
            sha512: "8kHeYSsBqi-jzwFTHSqOXhf8dh39SKcEqDSkf1fW6t54BOzDm-Qv3vFuxq3q98AcL9DEzJfThgkHz6Sjs20MBQ"),
        KnownDigest(
            count: 127,
            sha256: "xX6SeK94-jyrOGZ770zinXg3h6L3MdThIgAnDwwyMgo",
            sha384: "m9BrF2PCz3rvQOeV3GW8ltWcQbU3861y6979SFR2tXF8Gus3wyf-nBgxsSue_Qiu",
            sha512: "goYTlotQHcAKl-CMc7EYqoh2wmuKrJPfEoUCqzYPkbq1ClHgiHaaXB7_R4Ks4Ufc42QlVBmYdjdCkfXZIWKVAg"),
        KnownDigest(
            count: 128,
            sha256: "aDbPE7rEAOkQUHHNavRwhN-srU5eMCyUv-0k4BOvtz4",
            sha384: "7bEnMKNmCYs7K-rHWjvvGwlpsVxI4hY8I9lplPjRvvdgx-J_PEZNOCn1bA1TgIsL",
            sha512: "tz0ZKaphWTTmGocVlrPzszNZ9CuBdWAuiffgbl9liiQ2Z4B-0wAxS5XKzdV58-M6vfvjUZCVGahG1GXFlYLzIQ"),
        KnownDigest(
            count: 129,
            sha256: "wSywJKLlVRzKDgj86PHF4xRVXMP-9jKe6ZSj23UhZq4",
            sha384: "Obb1p7DngdvEGfcuSbMOqsEPLJjEQDvGENoxBn_RtI8yQTjIYV0rSW0I1z1ehlMm",
            sha512: "T2geC9U82ktaIEHMigby6r3kT7FslR-9W4dwLweuq2EVZbGcR_3jBYcXfruFLjlxu9jT_TDaGNcQN9-9mEIEKQ"),
        KnownDigest(
            count: 1048576,
            sha256: "m8GyooiyavclejYneuOBan1PFuicHn530KXEi61is2A",
            sha384: "yl8ZNlBI8lV1yUCjwypgzvS5yfRliNNkhF3xXW2S67S5q-fqPWWjgfQHnAberIwt",
            sha512: "8IMDlEL0qM7imFZB-knK2kylTZvz3gP5758fcm27ZV0qhEqhAU5U_SOaWz83rkbWR0T-5Rqy1_X-myCekLWtUg"),
    ]
}
