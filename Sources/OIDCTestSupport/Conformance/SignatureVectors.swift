// Written by Fixtures/make.

extension SignatureVector {
    /// The message that was signed.
    static let message = Array("Signed by OpenSSL, to be checked by anybody.".utf8)

    static let all = [
        SignatureVector(
            name: "2048 bits, exponent 65537", exponent: 65_537,
            modulus:
                "4hpzJKLCVsk1UqyI6__VJWCrfv4sKCrfQ0v5It5wjh9nqCImd-b_2cxQqMxOs2E1_qQwNEqvvQyS-Ve3w1GObpyvQ7Jw9L5jc_bg"
                + "8hPgdmPECJN8ZomXPisc1DTSlJ-Wu75DeYm1PfF3rfSdL2yQWreb15KsjuBfx8O4_wEOKftGh3O6lU2VrTRREqEBWZkch3ML88vi"
                + "l1uTDasreW8fUBmw9VjaC9j8uobDBBmhvMSVzOPOW4gqp-JZqUVjB1brcMec3FL47PMSf_DgxMqhlhqcGlkGquBs3uxmdqcp_fHy"
                + "VUKoeNVXbzwjqp_8z56PQC3_V5VWFCeAR1bm8bDEfw",
            rs256:
                "YOwsBBJunxfAqck3Ygp7VN8d3UVXwkC3yPsC9DdKfjUZPkAQdvZzSKm-g8bPVVYaeORwAkERw7dap301RuVDwpKAKBQxXzWIWm_Y"
                + "7hWj3pQo2FB7pM-XXIS282gvrHmSPMh3Lrtr_az3ALJQRCSvrnqOJIm_TyyEKH-Wjcd2RgFWZeWy1Al1chhMpaw_e4_znEgqZZ_Z"
                + "war3FI05oLc4xHFixYWuYAOK8ljcoMJSw55EUKEF5UEC1a1g6H3JlcFjAoArFmon72s0kKtJK9NYwVXoBldDE8GI5st8B-l2RJw3"
                + "L397BYpBANeLse8JzgrkKq_BJdt_AxyKRa8znl8hVA",
            rs384:
                "UhL_5j2YjipnerTP0IAti7ByhN9vHE9X-SSEo7S-8wh2tifBJ9upc8BM8yDEbDQveJ2-UOFIkad1_MYF4amjvd80pTMhfD_hF306"
                + "671xZb8ZfwRaqPc17cf9gWWQuy8ioceWED-6kxfEv_Tw679K5_O4G3a3L6Nu_dqCdN5ImVpswKKapUXyCQFQlmcnGxGfcA4PVeQ6"
                + "8Aytxx8OMT_1WCYtfy340zl05V3FnGa9pjtLy5MlCRG9CoElh5H5GcjPFQ64wy5yrMwTn-ajhNTbRbPOw_KHQq5P8gQdTcgGIoK_"
                + "jINV-4rpglMVtVFxm6S3Xt1Gny2B4-6snJGbybcutw",
            rs512:
                "z4WJuUdsz-KzfB_-jOWXo6QMbQCGmHH9usXABSIVaAZE5a5em8Joe2H8b-W_cqipLqJwL5DfEfO4nGjIZdBZay8TBq25o-wsDK2E"
                + "1nkIX-v4pJ3CFWsNwv9_SyYEyCFU3kKt5ZDYNY7oVgJL7-dJYNGAKqIoXLLiU9bDiwsgJIRk_PSRFSWg4FuZCCuur_vaC3fujM8k"
                + "zhehCCQ7UCNHjYvv9As0qwxAI3BC_oK1pzF3wZaFXMY3jPcDVDKnTV0im2aw7RpzwKmGBloNmqdi4nF6kFRUREHKPBY3ajyFvXyz"
                + "vdzakeG0AElCVaoYv5KELij8haNIcqR1_ZDNCSK1Fg"),
        SignatureVector(
            name: "2048 bits, exponent 3", exponent: 3,
            modulus:
                "tYR72WRARBnEECYiYMwvcv8z73hyQZnXem3MVP3GU4w7fNyKTM-qA1Su-q271zat9T7m_k37futgA348Pscm8V9FtKXrpdD7K8BX"
                + "TNKRyHRNIgZOXSlLqtmMiH1cwphkJf1yK7vFsgNnK0m3_Y_8B6NfuKhw1g-6su_i71mAHLR7Dr_af-3KDiL6r6dSEyNJ0JPnoaRE"
                + "wn9hefEG_lkQYoeiQaVyg1DMhbcLK43oyOHM3XqDygCNY8xSaIFBZ5impfn1_VJyxZBRakZyrI1zp71-jF51u_HbWBNn_dxotK9R"
                + "KkkzMWzKcFcKbcrZUhMbqIiK5_Msr6fcopqZKyzyBw",
            rs256:
                "AJ0Ili2gyaoURYToIT0MwJ27xJYM1C5igEpaLbJoL1A4nHp5g_6gV5naVU1DYqnxBKTA4PqOk0toWlfhQhfLWKM7NvDpsf5owaEE"
                + "sYG4nRlpp4Fa3YkOYzwVzU_s19vxfq7RHpZ1Q7XjSsxY2ds4Vz2PZcLOUBJdQZUGCIr2wT6cVP86EFwxz4IspIjwNG301T_MEaX-"
                + "R7-lI4fYCk95z4E7Fa0MIj6zPMNQwv3OVeViegT97pVUygeUXgiZ5YrM-0Ca1o7aby556hHy9UzJ_b3xPbk0zMg9VpQu0nkVX7-I"
                + "h5x8OHM8mHXF35h1feOX9vdzG27crpTa_HOHVMhAkQ",
            rs384:
                "nGkjajxVNlUk_m0fIvk1bGBb8lMM3ab6PrRkcAKHZm_2tLvUYO58OhP03TjjYrBCD1jh8LPzsOxpkKTv4pDaLpU34lLj2Jz_j8Hc"
                + "AGNpvZjbLpoadfSKG3_A0JhU9-Df-hhgKQ8mTvFvhpAHQ_5WGbS5BsU9yo-5SyBohLnCZRzhu-gsbBP6eRxFFrkW38aC1ZQE4wwk"
                + "7wj7XC2pcclYiBKaamArHjiZuM1XUQraXPoZKmpaJ46AAZlFBTlj1WdHV4GeIMZ5ebGjBAw0OIwc50f2g_0CGEuDwj_OR9dkSexj"
                + "SpHZ7D6DSIN9Kzsi1_0x4tujdVn0bVsSntzKRxkOrw",
            rs512:
                "b8wnaXuCnRhR7PoXvpgFWLZMhaQSkZ8z2GDcYOE_s0m7NveF5rQ881jBzhwm_oC3r-ZSb4CBNLgYT--5Ap5XktJY4CMS9Hs0ScOs"
                + "WAqJhTjfq1SnPXxDQO931kb1_sDIg0IxZN9gxF_BLZ8WuIifs7r9wUyNBJmTd1N1fZ1xocThqElROBHxizqNgq_Y6e6ppGmVwJqG"
                + "wEgIXoz_jFKNaf5317RZLIVtw4e3qUaKEZCrVMnH9EfQgF-qGXm88wvjOeFB7t2zy7edhyIsx1rsFL0pjVbjK_mROkvyGhjBbiIH"
                + "Eoyj_qF_FtsEMtyWQS8iVO4mUsXseyMmMyZ5hVvBVQ"),
        SignatureVector(
            name: "3072 bits, exponent 65537", exponent: 65_537,
            modulus:
                "nOidhqZp9hUvWYahwINRpdRVKPl1wHkQDCVLgCx-ZMaWeLllHfYnhSdkppc597hsm0XsX4cG5P406jRNW-9dcv7Un96vUI-X0mMH"
                + "UhACggMafcgZSdFazg0xzIYenCH_FrjT4_sfk9I5DdL1phpe93PKI8bJmE1lqVeFbGTLfAKWsNx2VH0xBoFkKuyw8XEti7OrEMTx"
                + "-M2RiTVGCiibJjZXxiQ2KjfNLFr97qemBy6uwGrl9abLNVQhdReBUhF9Ls-0dmjbQ9MdZ6JnGcxoewm3IJrZiqnzsB175CrxA7pE"
                + "ifh3CvQanKl_GQ5EV4RWrfRWcNxQKiWz6wv9vFvJ1bgguSLzcI7ysVztKTyN3yQDFnPrdCmmwMquitPpE4ftUz5RVvpvxnFaVLv6"
                + "mNbMFqAXY4zVwCAoz89ThRSo2RhqQIJ1jKzEe_Y8okniYHIqfOWBX_CtV3ytWgQZwehXoDivmIXwhR7Mp5kmGjw1SxE1i0zX25kU"
                + "lfvrVwbwFmyd",
            rs256:
                "V3K3Kw2wh8kGRCwAcXf9x4mnpha6Pm6X7Ntt8B08v24upa41Qsr1C-6Oo5tur5QUzJoIh3x82UV8CBnw9zyG_D9ziBDHP6WWs2Lo"
                + "IppmnWNitlgNd5z6uIEd-18UqWX8CJHQOoPxiosenYCLRpjNQglZavzl370lA10cParv0CqhAkBD0YIyK03CB41vos14Xgax_aCh"
                + "pVdXSzhqjloMsGsQn2grX_VquVE8ZxNCgH8x5PXAn01SRCYPXqelI_zmU7Rsz08UZESP0vt8EQ0-oytGmevJ2ZRQmCKDyBc-jTT_"
                + "ErLsrfm8Q1mkut7auB8RtbieESsTC7TDYinpL52su4FPKxjYR93-d_gCPx_iOa2iuA7fhPQ7bwIuRgNItZ8lDhYv3bPH5G7tuH9i"
                + "oJF-zu4OTG5QkZBSiyR5UjR0WADiYcfwvoPlm0SVL2bcM5KoKt5AsLeUG9k_qDPisf9a7NCef4ASgaTO_fVkl6FKotEX66HptFBJ"
                + "AVJnMYfGOMJF",
            rs384:
                "AvUxUxKNbDSjg90Hx1nYNsY7wdmfxveCJpaFd1837cARueFWJaziH00-lgaVWUYHHLzj_2DFT3HYuEmW6q4qFtU4SAVh70ZRSQ9J"
                + "18acMPuHZDUyijjEW9qW20cbDc9JGEuDvK99VAm-hNqy2ElUcINK7kiJJbmXUKYDVltbMdXk4SBPVLHUzT1TgZE9TJ1TIr3oDAU2"
                + "MXkNR4xm75vM8jaeGw8MWlZNDaOM_gLTWYzdfzDR7lShEdFBdZBVCw4FNz2IttlGbzdTgNTjxRCmveOj9UfrVgAJLYAjHu1_4cPd"
                + "eatlm7J9rQvBsnUDCvM-tfCqIqxbegCG6zoSPZreapuYUqGuIQ7uJ2HX3KeuLgu3-ROg45FuXO4qZZAys8bOZTz3VZO1Ly0VPIUN"
                + "i5xhoQKigXMcAStMA6X3vhmXg2w9TfCprGfbhh4EEmNPrFBOlz9AkfXsb1VyqMrFAUHah-GRj8eMbsvMNIjDYKHq3OniPD94Gb7l"
                + "32ByleZOljya",
            rs512:
                "jIt0VOPVP_huMB9kFtXNgwLDorCT5Ieg5Y1NpSaRP0wcnevFgW0MGLSMOs1mt5Io4gVKAv980c0CxxGaw09j4ns5QsBu2gSJ-S0N"
                + "UWE3NW8Dp6KRa6pMi1qLf78S3o6QsxPkDgCi20FDD7VALdWrPp72D7wTEBmHSk0Q9aDExro_LA-2rO1_-qoLuXQ8Ce9i6Urp0dwP"
                + "1QYS5pRupRtxhhBiOIpKRBmEzcHNbh01o5DZwjNkH_z6gSmk9m48xUfWmS_DIxCvJzDzO1BkpM6pIfAdu0zpfcYB_gooo4vTt5lX"
                + "haprb9Wj-H-jN-EUTu0HG_Dp1gl3RM4e8GiFam9pUKhTanSlcBaClW8a6U_K4bIdF4_nopW3cJIOmmdGU7NHyuFqKyOzdeH27uZS"
                + "MIwX-Txt0i9cfPoTHQD_2kPllzFloFMYZFoJdTNgCLANnK-SLzMxfVDgSxjXzm-zJ1Cs1acv190lVsCmIMcLT56SJAJpmvig2WZ3"
                + "bqw4mbn2jdJN"),
        SignatureVector(
            name: "4096 bits, exponent 65537", exponent: 65_537,
            modulus:
                "oHTSHE4whEzDVC83Aj-Z4SEkQpMewo31DCFNjokxDi-O1sbxGqvhfTGx86OxdF_OMttXweHDHiDfwLoFtG03yrhgV3urZ_t0Gp-s"
                + "dptBHCIjhiWwas7D6ev092Nv5RucgdAPetDfv7cm5M4bq-Ej0f8kcxt0gbQKfWaFR5ogMnoj_x5OiDebJbALsxjOoSBgRMgT1b1p"
                + "Go0fUNawdb1o8gXBi2N5TsNvTjn9uE-G_0-TCdRufl5VQA9zNib_AAXWP8NDcJW4TIIMiWpusH_svIW5QNP_KNWrxnmBmQmI_hw-"
                + "aXITVb6BQCF5J5anEEamhpB8ygYU7by3zwZ-vU9m9s8DYw5KlkjtEpcq35r46VNCZOMUcyObXvBzS0XdqVfgBzvmkmWGuOeGljXo"
                + "r_4aVrciSxIktvc3x1VumZttuwUqWEWuld593q7HkNVg4DG_0Pv0XmM22S7WtheWORj1oZJ0KrDOJFQJFwXmmWtRqaErH1_uBj0y"
                + "mqPPZf7SFAZjHL3dkrk0MwY-x8iAdh6lUruxrW9h-3ruBV9mnsItk0c6kWGeoSDWXiCXdjEWoXPmZs_lnlTskYc070q-_SWEIT-h"
                + "PSTox6T-vHH4RltsTuCRVzfQKSIgiI0Nm_6GKqlgDtBr3OpdaB6gJnOVkQ-JEHGUz8Uh7fgIey-e_muADpM",
            rs256:
                "DRpVVdDT-F4k7LAbI0UtLk6Dgjp4btYNsGJpTvqoxbVADCTkj2-ehRbZUt781Y2DdCmoob207z6HVbti9GdjOiSAujZ_etKpaXmC"
                + "AAESRK3W0tEGQgJ3uqOdBOZHsQKYrAhbOGDe4rQ4XWUM56uKYjgKXMBdxPmwXFc8raIdcGzV-SW2R_2Ua8tDg9nh1kxmJMJwkq0U"
                + "4toEYAsFEOKEfZX73ZLOlQUeIhDn_jAtJG2EBIQ-NnzQek3iwMEriJJmSq_VvDZ0OzVDWsAYCQX06iRTIiG0iW1yCV1yM9TD7vhG"
                + "Ng8UDLm4ssMFImIUz7iIEzr1bRzSuGV_2n5LvKOODO7Tt2qGRKT_M6HUSSIL-sQCkLX4TqfLkOHaWqvZOR93aDLFNbJbF3R5PJZ2"
                + "X0PNV5kRUXQxo4kV5ar4rxZ3MI5LXYxRZ87DFGhSEs-JlMiyjNJvFDylq2ZXL75_mRVoGuUknGk85XcV7p-QJNR_-77j5tB2yK-c"
                + "FBoSj9r8Zci3zuBHFQkleSSNx7L-9Iea7wMkzXzyn2QsMcXD7bK3fZV7SW_DIPcO-aD3uTOD8QE8Vbh7hH-82p8kKx4_hAteuEsv"
                + "1DlzqxTcTMpXa3sZYUyj0RqfHRgK7H8xQ65_hTbCwR0I5bgjaWdWVA3Sh-Rwm-P5vk35GL6e8GYla72BA5I",
            rs384:
                "OUR2AUwiPraCoTX9J_zqh35Z0xamUlyn2mocZCcJbT0MLC4Kg_F2SgwzvSSpwHysSg1pq3D7e-0RiM5SUfN3zPVdIuDL8RLvy6eX"
                + "LpkH95sKDBSM6M6CWf9PXCm1Bo0UCmvIGgKwHjTp69AjSrkfjwOpObLYVbDb-Adt0W_6S3coPSsQ_CeEQz7BJQCXFs5NB2c4eQBX"
                + "oXYm7dPEE_H5CNR5hM2XaVNZPx8fywV0mfr5W0l5rdoKDpQgfnWjHmi3S2boi81_xG6nxcNk16MR2osE2aCv_xPPCmGUfQHpRRJ0"
                + "X-aAXZP9fSYsD7xJW6NfGZyz58dWSTi6-62MkTUPwuizOExAuaVTz8-4atc3WW6HmaW1S627gHsTC4Qc0sE6Vgu9Yam8ECL42c6-"
                + "01hD33bxE2mbVOg1juP4xUXJGjH3Ym0wTxHzRlDr8wSELFefzMOOJ7cPs2dXm9drl3Jd5mTIskBcndF49NVknFcN9nm91sgEKvmB"
                + "9z3r0x_nW9sIyCXqNPd9STyKANqWM7SknUmDHad4u9WPeVjrCGHKq_DQjezOthiqIvBDWW5frpCsrr_w5V5mr4JrcQdozVN0QFXN"
                + "vzkQQ5ybgHdAGE9bXrr4PJ_l4cfiRl1mugvaXU5ByEa9TXvAGtC6ycdXDj4SVyx3sjxiL3DyYDA1FqlNHWM",
            rs512:
                "cN2AIKlFK_ShZqDqA9z9xbvQ8Urr2uSIugfM-itz4bk3IR17NnJgA_TOM_WFvFhkP24Z6WdeCE51Ev0UVcxzV7CbxCm0c9oHqNrg"
                + "ZV9bsWbFK7Jry-Vlk4mwQTogaGuXMQk37gkDUbyfQbzw_RPUT8jB4NGh-ya_CfahlqAdKU8Cbxt9j6nqormBOjpgP4AXVCAqUuzM"
                + "6NhPMpHRPnLlQCnXwP48SsWTuh5QCd6gk6dBnQ3HcKaDfr_T7d8rxHs-lhkUhD97JwvnCI6fypVjFNy-FghZp6BjPAPwIrhF99OS"
                + "sfFdUG52vH5ibZw0VB5_Jdxy9IJi_S41_8rwPIte6KHW1QAzIf7znIrGS41aoAwZli3bxJbgYpvOlFwcg3Jt-cpyEhbiHenC6Ngh"
                + "ljTX7BNz5w_62gPgUD4p4jQILgSTc8o0bixx2HWpk_Va95cJboMbxbmBQeHmrrsZWsveuS7WF1ysh5LfdzvsEHQR--5onXBw-Jxk"
                + "8Y7S4KnqTmt1LkF5fRfaHXcltiG7NdN-QGok7eczDkBUAsGkF2EK-qPdgnKqUPrxRgMJnGbU4EVZFnhtJ_mH9mqJdNzN9B6aa7ot"
                + "puRJGHClWDoxmgBLxe4lqsYU5og2i0M6CzjPCG0htfGMxIRX9ImBcaz-mnvlqhPRHWYz5CzweFmP-hmcIhY"),
    ]
}
