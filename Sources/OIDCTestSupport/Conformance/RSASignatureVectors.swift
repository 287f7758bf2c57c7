// Written by Fixtures/make.

extension SignatureVector {
    /// The message that was signed.
    static let message = Array("Signed by OpenSSL, to be checked by anybody.".utf8)
}

extension RSASignatureVector {
    static let all = [
        RSASignatureVector(
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
                + "vdzakeG0AElCVaoYv5KELij8haNIcqR1_ZDNCSK1Fg",
            ps256:
                "y7QzuasQuG75NIYRAsspjaQqvPmg-mUwUiYxOm1SPYVwDWz4HghBWyaj6XgHnb36Zv3yQhXwrOYaEajlHBonb9q3WuNHkOc684Ce"
                + "F38N2V2ZxoL5YnKYK8lGXYt0IjbJuQeCjMqes9T0ozb25PlCDaYO6FqXf4rzMc8A9P3C9tXG53BeftgIYOjUguVrG9CMs8KVnOeq"
                + "J8yw8gnw6txxtztyMBmGR-1RqJN_RxmfXBr4tUgHOrfbDOA1dXS8hdhjczjruCw4gJYn3QI2Ffbssl9aWj4U-fU_1LNZN86e2SF9"
                + "u3BAoYL15p3VF6DlR95MFpbTTR46KUMviHFyA_TcSA",
            ps384:
                "YFG-AFMYxayotS3qcINkBPAjhjPRZncavmGJ8xIcvQZoppNfhcYlR5PcFoOcitoJy3Fok1P3op-NrKekopMNJYs7eFi4agc5hyNC"
                + "DnqiSF78SRLX_5tne8YuaWDXCeNVqekIaTqDsnY2T-q7qG0zhP1uFAYWSYn05nJk0ZqbAC5OEL0ryJfUdg0_Sf-qYJ59q-YlN3SC"
                + "nZMyWY-9UGpuISKTqGTALHKFHsTGtByrSYKd_rIOx13TfNFvAeNcXpfcdd2aCZZA8VXzC4yj6AZGvE4LJpLTPDcjdlqEmLLeKn3C"
                + "n4cE2BNzP4isvpXNdhDHzsQxKn3eWI36rtr3jUeGbw",
            ps512:
                "ZL7uGKUhuDuzmKn4nIYEdl76w-xptAaNHWB7K3E3TwqyN50uK1-vikyHSmJpobChpVfSUBQg6tQlkJ51yyIFYkqWc5um4BB-Gjw4"
                + "iO6j18N1tOr8Pe1HDZdgFgX7_qQI65lL6deJsdp8FRteW_-Jd681H7Z8N8Q8_mA9sBPB9cpjf8xutZ9Ag6l7sJD0eaXMuUYUhOkt"
                + "tukZLLb4ChIXD8DTBBX69jo47zoz52gn81Ooqz22SCGZ4UE-deeo17i4alMAs8UQQzEq3t4HvqofJIwlygCBj7zLIfICU8CFM9Jb"
                + "ag7t9P36nobMX664K1r4S-OAXS4E_ljB1Ze3E9ov5Q"),
        RSASignatureVector(
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
                + "Eoyj_qF_FtsEMtyWQS8iVO4mUsXseyMmMyZ5hVvBVQ",
            ps256:
                "MgmSTIpXxTiyMRsgqPGg-pbc3r1v68UyRsZBGrxhiqycD4Zo9MEoZ2n_7l6GtXHIUSvQJwABydDI7mGibtHVJAwxh-M2ZWtb-DcU"
                + "ImU4f18fxM6ZviseIAM0Z42cbFJVaHFdQ8Cl_7hn0-za5Q6fqCICs-FUtzwvk8qMYuB9IBopi2G-9paKsOk2we7Oafh7JcsdRmif"
                + "S9qebmadIPvqPfrMVFOskLaoM_A01Wt5M5AzfnqjFTWgw8I1I5PxSBTzjwOcj7xF-8AfIxHXhMRDfglzxICGaDyU_RktYkU0g8NC"
                + "RKGBBbRTE_gQb6BZDZg9ixrhiKvAZaUVkYd846QAbg",
            ps384:
                "PnNUwl60wFnUoKDGM65HHWkWtudZE8f7gjjLgqjCohAmSl6r2qq04THtkvbmHPb4bEFozcD7M4y9R3jq-FXV6hBikN-l0-iNRGTU"
                + "nb6cLmPGf2x3-eCAahnmtOfbfG2hDdVHWqoeMc3dqZr7l0xTYvXz6gzi5ASd7nQmwq70kCpoHimcsms13D1wxbf-vPIINSK8iUKU"
                + "-voqJySB4SFjrBOBz0iKXZXrxCn__-oUizRo9GTeLLcgttThMsWBaDaH7AFNw4jq66tIrmlFXWfTcUF5-NsONb31vlDLcHLma1U1"
                + "B2A_VuNqJ8Ed6IY2rqoj684c7oaOH6OsrR3mYfkvTg",
            ps512:
                "WplYqDh3NgU4GR0gsydOY3Hmj5sn3yldzdVtmcYqwdeerV7yFAhoFqO2CpJWZT9DvqpSr3nTOmf2Ng_b2DBIs9rXIpSql_y_0Uqw"
                + "K6ADzwY5bgvQx7e7x9Rx_WXnJEp45uHfYaigVSg9kxJhbe9cyp4wIOE60WyKmXjf_jS8MwN9mVb9vF1bBcx-_Gh0-KSJ6EFqni1P"
                + "ODT2gRvQojR7rg2cRYa_lWVXUtzYcaIjmGf_E15bbDa9hmgDfFGNt0fm9jg9Y1baHuRweZmJ038LR8zKZz_tV_om40_me6UFhtAK"
                + "2o-M5_0vlazXn3h9nYoPaEOFpS_WDtjzpfNuHF37MQ"),
        RSASignatureVector(
            name: "2049 bits, exponent 65537", exponent: 65_537,
            modulus:
                "Aaurf7a5jJiEdZjv0XTE1w2NKUZxdc73KQNNoSpbuW9ktbCCV0iyeDGxkfJ80f-PHolN4EA1Xjkw_v_BdIPU_QeAtXlu7N70pdGZ"
                + "377x0J0DHYa4sSLPFB2bPufKo-HHni9L6z0_LfHTkTdJbhdtbUyvFe9CN8yTEOZ9dhM54aZH_llDShy-lxXFSGzj5JmHlIHylpq8"
                + "66DYApC3ocnShWedU00O4BNkcCvLTq4EueHnGiGU28gRSPxXhXSEqhL4vj6bVBf6m2W64puZ2eWC2nGRA8esSsFbDZYyu6ZSsqzk"
                + "5djwwJrgkKqoh2SB5-ErbhTFKz9N4Df4yjso26dSZ0M",
            rs256:
                "AZq8SDMhV09yBUrl_wXacyuviAKayF6IuL5o7YjXOdAuB2azWgkxnb5d9Uvk1Y0GzHIZZ2CbDLvbyoy1BOjrg-0_3e8tunftv_YV"
                + "cDlBo_Do0RcIWlJ7JuMhsfiGFacU_Itn2rWRw5B71RsFEvvDKsinoP-ynv9ny4RVAgeWfWzWHIR8Lod7rX_tNLOLBX5BgvOL76Q9"
                + "zIealvwFG-YnTi_icjEDV5KhNf86eRqSjRt9tTVtLZYfRQCAhbNe8i1MoLQR332XYnXrnXhnxMKtcnrYIWLBP9uk-voNZl5Xv5si"
                + "isuCEFLlTk7HsQ_g0855BOymTwEFwwqwPhKbk5n5ATc",
            rs384:
                "AMKlNsiAURnMH8SfXyOJzxD90h6lNh7vug3s5qdZqsvelKKCGL8zcb8qHFGe1Df1dLm-xhorWsDExI9DMntZ50O3ARSzzIgK2H_b"
                + "dwH71FTULaBmtHXslcZZ9grjBn24aj4AyfiR8YVa3MZo1zqJ0gKPy1FoW1TOSf5DwvbWYSeh3XCxMoEywYPjQOO3dyyNO5D5J--r"
                + "VyExjpp6OgluMW7ddbi5F731fJ_55V-ZL-FGnXJeBEe5fv4OlhraMtttotJr918xEiaZh82K5oKvLv0v8c-UzoCu2fQM4Gr-0lHY"
                + "mP6kJJ47vrqcsC0qloYgbMWzkQ0hldZ8J-lMaywa0L0",
            rs512:
                "ALx3RO2nwuvZ5TgEFvSmV3BaYqFM_-RmdyLTt847rgUWdh88ekNwS3FV9NnWuMchk9hc7J8kh_pUowZ1fPgrjbJMhsYleyUoqAps"
                + "QT_TQYpEycfAkyEC3itt7NnyLad1WT-07kI8cReGltnf3b-udykQXEbkBTMGMuHERNWuTVv5Y0xGrvNs-zesWFel4kpUdxQPHvP0"
                + "Al15vbqRjrYc4Vb32rNzxIjhw9eQh1IhabXIvO5OU9fXyD5U3ssP61evuAHkh_DyL8C6sk8QIHc5burmoW0BJiI5xF9oza3_imE0"
                + "sK-Fki8R4AQHAy11szyyAchxc1bUkj4_HddbT9sA8JM",
            ps256:
                "AXT8sjgWN7bJUCollTJzxG_Rh3lRfGRKmJdwrvkOLDk5xaBXMoKoAUoomac7kY9PkUB0GKRy3tsTlaVvOGKqKHxz17G49QF5KGEe"
                + "ZI_vrNXMzHGT4IU8YQhPcvdmxpqRIz9vLvqHtuDr699ZzIToxYD8jBppOQLMn7m09NFvsiqDWeUKc_i66gJVd70ZKwoc3QJ__R_L"
                + "AXrtT9Lvm5RWROwEc6fAH3U3ZQcKOck08nuLlLhB4puYqkYPTpGw3tpUuAqRIcHRk9aaM1FeeVeRyBlkVuv9Ts0GkR2lK0Cby4xl"
                + "PLvZCd2d48L35jY7mf77-x3P0q6PstnewBCZwq5uwpQ",
            ps384:
                "AJi3hGyiv_NaUC84Iu3fv32gDCZnLZRFUMbEsnIL8HOP0JQtIvLp-fhGateo-OFE6Xq0f5sRTp_n6nKPLDyqP3W8O6UyL2ElzlA1"
                + "ZcsZ392C9WSjHIKQpMpju3y7nx4OIRJizlisQmNLugFqfXvbqnttyTJyTOeYIX91Mzg5dv-IYrqUM0G75QbIIW44JbwD48je5nVp"
                + "m8jJkshswq6UwACmsqjvkKHlo4E5lD3byhvkp8qTxuTum2fSySz9EZSg6c3MDTEJm9_cRltDbkVqhbxbXyN4cBcU4nNTt1msFF7Y"
                + "gJbTmpSOE0yffW4nESWDc0vUHOa2tOJozJQOT0_hLSE",
            ps512:
                "ANuvurFoGI0FJGpXP20OJp2J4M79vHv6HpJ_JmHRxHnQg8tbAqnprAPco4yiP5B1wtyv-EoXH19GzHen8lggl18qf2XHLP2TdW6m"
                + "wcExopDVlH2NI-lxPBlQt9zKVmVEY1RHuLJocp5qJJHwRJUDP28AnxZ9ZWjTIUX-yyancngrupgglQWt-BHum0EY9Thupr-ZJhfT"
                + "GQNhn1B7FLLN5-G7DZU-JvProM6uUche_vxaBB3X8b6T4cEV-pl1rGPKu7cafdUz8UVVzg9nO49eGtDHiUi-OVkphtOF47P_sWz6"
                + "WduwwPIIXo-6cWY5BX0CWHlAp8wiOPkYZjxvZ-T9EBo"),
        RSASignatureVector(
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
                + "bqw4mbn2jdJN",
            ps256:
                "iJ7IloNuZ5ksQsNAWjXclXpyvcHQSHxzc1Kop9-k6UajZzCJ57V8w1pmndqBPcoFMQK4xnsN8myQTYj4DVco5LCHNAUzpnPssxIn"
                + "P3T7kEDVzd3uOTftTD3ISI8CD_doswvyPB4dJ9jmO-jlkUGFqSySP5V7knzuvX2gD8Nz7kds_FJY0TeOX8iQlNRAj4G-43iHvmmX"
                + "PgAYm7kj-IZGDm5JOknCjOL2o9iEVfTET1vrNoJLwtFvI41lULbMDRONirz4MJk1Lo71griR74rpBzvZgVNlaNoaFUvfXzhWgIgF"
                + "OZsdiumq3UGr3tiwVe7ZNXnVK16b7Cf5i4P8owcJ25oIVowX53VCh-f4zm6Jj2dwc8I9hI4pshGIPh0le8V-bEkEr6ZF10jM8LSh"
                + "wYXvS_b_fQ_xBOu7fMUgb-TG5gpq92BMrrNkANE6UogMwJ2nP4MekWNu0ACI5Gl9_Fa7NPujCy3Yy7PbgNRw1ScTO8AHAerEz0I7"
                + "TuhdwLzqxoPh",
            ps384:
                "CRrAEsCVQp-zrzjMQ-4lgkr0S-LKznG03NbMPdxozCN6sIfwH1lFdwqHpxUw32HTTxcWdsH4Oc9B4tCumrb9eKU3vjb4Pkwaw4LX"
                + "Fp2JySBmJu0E2dtl8qf7ld5akHyGguEdRyYp610wc8OTPuKGqZMSCbvMAj45ZyUrh3IqD3eJC-PBiiPqyB9OdDogCvhurKQuzUae"
                + "BVq6TE4zEWpxysovicdl4r1P58cT6kKzxWCeZbzkk0laTcpa2bdX42HMn-5HGMt2vLis_6uDhsypKUfMZuze-z1E9nwo04u3xnmF"
                + "dprCqrgJErdhG2CGOv51k6_RDOwSSYhum9xGvX25b9ManORehCN-ltDdXSdsMr0b68x6McNC0yOzsQTED7o5lxkmbuxAEqTMnJ6k"
                + "B8sRZ-JYNYzQqPMmPM4lPTBPH6mE8I7ujZi4KWsBG61bMzNnIJ_DGNvpEo_BFzG1CMJ-ct9MDgU0vrlqjSd8tLo-L-VpYm-gH1KT"
                + "dREtewYLhk_y",
            ps512:
                "JCpll2GFCz9tZpoTb6bVJQXxB_o0Ejk2Ec1-ShL0kF-76Oba_yzP5aJM_1psx5i5l6F83ho4G2QFWCVZoJi_H1F84c5ynusBhDF6"
                + "ra5bEKGSRdSIwizVvBgaEEmgOZCScTBpJr1YnyhwTDsvUXztn2WY1A8EOy6xlfw4Z8XEoNwLzMFSnf8XbJ8e7kFyCiUYs_y5MEP4"
                + "IEfZ4XQQopJPCOkPk-qOfwN7I4P-Z8plZKIEzSpSp38D19g2KOw6o6yvd_U0vTToMEN_Jk5LQ6dThPiK3s52GWwPYPKnJctAL3Cr"
                + "9SISt10zjKXkLxFlJxXPqvpLxRoo2Ved1823qkplw5P_jaBeW2079p9kY5XDL_Ue-zmQZH4uDEwnEEpqorGSs-7RGfeHcAq3PJvm"
                + "ekDcKEjyIWQZd3bHBDhljz9XUhAAGssrQdCWTpbU7XoVn0gUkalVws4-tNSO50C-jyNvjz667wGiYE1o_VdR_DjUAJbfT4LVPqa3"
                + "beb_8h05XSaW"),
        RSASignatureVector(
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
                + "puRJGHClWDoxmgBLxe4lqsYU5og2i0M6CzjPCG0htfGMxIRX9ImBcaz-mnvlqhPRHWYz5CzweFmP-hmcIhY",
            ps256:
                "mi9FHjlZ1IIni7r_Updyl8C3oiG3S-tcvtZnEWqcOYkoXZKFYpqm4HWjXtc36UBAQcuZw64LvuxgScxiLOAO9Q0he58OJrz5LKa1"
                + "gDfFhH4yIGmQ5DHhjqAM3YQG9HUD_B4NKAJBvMxIRdLB_X_3EFzRcKoX84533g-36dIXmhz_FpVnYGaQFLBgFCXe2wHBxuX7DXM3"
                + "j2nWdQKuviowLNkIVfXzJj0f06uLcDFoJfMwr_02GjNzpNZu9A3fznJFNKgHfFiYrTyb9MQPaR1CEz_aYXgYWU2U3A9coLtGNT6v"
                + "_oPlGY2FFOCT02dW2hLnvk0ddmLgX9UGIFm2UBgrMup0XWSWOXQpggX2pDZtVK17qO9rM0Ha4HsKI_EmIUjTLlMxp6gvViVHZYi7"
                + "u6ZbwaLPr11FHAGnXIx0OZ5eTIFUxF4FZEpccCudQr6u8ucqQQ3nFOF5hWnsc_5Gn7hoZ3RHWJesgG5oVKCoCjMlaNW66gygJYsb"
                + "UYPQhXrR3Y151X7dFpOGiNyR-cona0Ep_6S0R6lf1SVcynPhLjbwc9GmEOOGqZ7WGkWzii12qE5UIVgKMyDUZ8e2ODMW6cs13C0p"
                + "MjASKI9zmm1HGVXiLNevn3QnqW0qcNQEb9LtULnpeL8PGZ_IoQPGRqoQ-sfrpM8TiMFBe9lwZhclC7AZamM",
            ps384:
                "lYOL1ZjBs4Cy9qJ0O1c7okPqyB5cFiqb91ar8A2BvGYpzXXTCGmgffG2RnXi0cTwFNVFWcMcMrxX-k90lKIViBsJvPY5vrg9f5kw"
                + "yXJmNaeGPjA_sJ7MUDcTwLKEovAmqXab8w49bXEEGH4IyEpLtl1jajiqSIaNShm-txej-Op0EJhnPyfQBwOersUgihq9nzs48GmV"
                + "bgjCJ-ljlmLWJ9KCtzx7lab4neWmle_WfBYVEdGqTzpkf2RQIzeFkpwliMXPflPLQVd7c6UfJE7K4KrAhNSJ_CFi3UaKcXwVex3M"
                + "UlGefxOBCbdaU5UACe_Viz2La9YMoNpdJ8MAUZyuK6SUwJ73rztdh2-sgQDwo4WYIO7lHzk5m_pft3WBKnux7NCOtYfU0pfBXvGy"
                + "KJEI-UcgCLdQ7UAxUY8ymM53MeC0QdNiqxswuMzL9vZ88vF3qBE8Z62IdbmLZ6-GvifAQ1KAYHyUl41Y29ycelyqJM4NUhb6N0yG"
                + "fjGjDuEcGYAT1jFjAP2VyceC5jNyPOjXnZTcvt2sx8oIg7o4EcjF8jlxZcdn_v5QRs9cnYcEBWqUzdzvd52vMwpqa0BwS1jsA5VL"
                + "EgJ0HD6FeOGwWbCIMYhQToZYQH5XDRXm9ECWAosEhNHdPnNodD5OK-3dQCy2SZdubuRlc9TyR2mZkr6oHKU",
            ps512:
                "i1ZGFnqgL3BlNAQSiKZiPX52SgVu68rgDbUSGrqaUeFV6wuhv1O7r_UwP4xu72QpAXnDS5mAqeidCQVwDP-p1RENLSNJ8jENVh2a"
                + "p6f7IlKTPgF-nR9rqeEloCQxIpd_Z8MkbYMOjVo7GYfZi6UQm4HPnytHMHgjYo0RP5a7F8orAuHEb0w2Gp1wOidOAxgCNCulRFNd"
                + "P1IXI9O5ANjsAgy4Yu1BD6HZX_IVSkRua_fUy7E3eObQTQIkzMPj2tv9HUZNu7DzyOW86PCrMbSG5i_9odS2N9oSMZ1rp52mf6Ja"
                + "UKJeZCM1eOioceu3XK8T8FulOW1eGsr2De-ffoDhBVyiwgEeJQpbB2W2P__qsmDFHBp55RurGDR0VW5oA3w9UhN1VsOLcNh8fyB4"
                + "yS1-u33fBqb_OTv_f8uIAvNaJFtw6kocP11dB0x4sjpwInKh0xCi6zEE9KAwc_acyfNG7kaTux8b_etfk1roG26e1UzB0eqv5uSr"
                + "LijxePytEHthn7PupkCIJJma1Z2vTkPEDNkpi8VbnLmpgoiEOE5ELxZbFSBK4Bf0A2CiRpzCn128ZeJialMTvEIjiRi9jQn3ue61"
                + "XoiNVecfpcXtTOI9EhXWM-zq1HbOJeEiQPnf17QbLatXl3S05Cth5gaAlfgd47Jfe4EEUidTFv3sh8x6le8"),
    ]
}
