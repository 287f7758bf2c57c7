extension TestKey {
    /// The first key that a ``TestIssuer`` signs with.
    public static let one = TestKey(
        name: "one", exponent: 65_537,
        primes: [
            0xfad8_70eb_2555_caa9, 0xfafd_ee41_55fc_0ad5, 0xfb05_fd6b_a2e6_3281, 0xfb18_6ac6_92d5_4379,
            0xfb2c_1a88_b350_a3bb, 0xfb36_61f6_94a9_cb15, 0xfb74_982b_c622_d2db, 0xfbc5_bf3f_3bee_c14f,
            0xfbe5_dba8_05ae_7e87, 0xfc3d_e7f6_ae2e_f369, 0xfc40_2777_fd00_c163, 0xfc53_3cd8_b13e_cb9b,
            0xfc72_5858_b94b_0d65, 0xfc7a_c776_b8d2_0a11, 0xfcb3_20e6_33d0_0f31, 0xfd3b_70eb_4afd_ccbd,
            0xfd79_d3db_7a77_bdc3, 0xfdaa_2260_2562_5995, 0xfdff_bc92_901f_bd9b, 0xfe19_baee_3ed2_f719,
            0xfe74_7cd8_ac0c_28df, 0xfe84_5c69_5d5e_3c9f, 0xfe9f_6966_e661_e06f, 0xfea1_fc92_bc10_4811,
            0xfeaf_b058_2e18_98bb, 0xfec8_22f1_7111_7e31, 0xfef3_4887_4acb_7889, 0xff04_ae33_e844_2fa3,
            0xff5e_430d_aafd_90af, 0xff63_e6b6_9e37_eaf3, 0xff85_89bc_3415_8941, 0xff91_cf36_eb28_e0c5,
        ])

    /// The second key that a ``TestIssuer`` signs with.
    public static let two = TestKey(
        name: "two", exponent: 65_537,
        primes: [
            0xfadd_503a_0adf_b12f, 0xfb00_f378_c497_da55, 0xfb22_7e30_f474_f2ff, 0xfb3e_edb2_2ee9_0a61,
            0xfb3f_9baa_36f7_53fd, 0xfb40_6646_f920_358d, 0xfb67_5ac8_95a6_8e53, 0xfbaf_3e33_3d1f_84c3,
            0xfbc0_c718_6b3e_7833, 0xfc23_3d7e_5c00_99ff, 0xfc4a_07ae_1f03_342d, 0xfc70_d849_70b2_58b7,
            0xfca6_6a97_b412_cbcf, 0xfcbf_92d5_feab_a027, 0xfd50_cc15_604f_7ca7, 0xfd5c_6976_7f39_636b,
            0xfd6e_2517_0205_f7e3, 0xfd76_a0b2_859e_0e67, 0xfd8a_9e59_4607_67d7, 0xfdff_62d3_93ec_0805,
            0xfe44_3ec9_cf15_a793, 0xfe84_cca0_0a04_0f09, 0xfe87_c933_166d_f37f, 0xfe95_bc81_7dff_8f8d,
            0xfed2_80b8_c620_5a3d, 0xfedc_141e_90ba_e2a3, 0xff1d_cdd0_bf6b_075b, 0xff4d_13fd_4b19_a755,
            0xff81_d2d9_2b4e_0437, 0xff99_bafb_6853_67bb, 0xff9a_cf5d_c7bb_40db, 0xffbe_caa7_3a5e_d3c7,
        ])

    /// The third key that a ``TestIssuer`` signs with. It is followed by the first key with a new name.
    public static let three = TestKey(
        name: "three", exponent: 65_537,
        primes: [
            0xfaa9_6842_2df3_a293, 0xfac0_e710_418b_5b59, 0xfad7_498c_ac95_7a69, 0xfae4_ba2f_4b4b_d58b,
            0xfb4a_84d9_0893_2be1, 0xfb68_1266_ff62_eeff, 0xfb6d_3b84_5691_0b79, 0xfba8_61ea_cf3f_d73b,
            0xfbdc_c824_9f93_1839, 0xfc3a_4114_216f_900f, 0xfc45_8400_e098_54a9, 0xfc7c_7920_2241_6b67,
            0xfc89_bed8_38e1_f09b, 0xfc9a_2555_0b92_35ef, 0xfcd7_9d6d_da42_ed3b, 0xfd11_3df7_24e8_8eeb,
            0xfd26_a83a_5351_cd7f, 0xfd44_4e7a_4130_4a95, 0xfd88_fe3f_996d_2c73, 0xfdca_d5bd_48c9_539f,
            0xfdd0_0b52_bc81_8863, 0xfe65_c6a0_25b9_734d, 0xfe6a_c0d8_1e9b_c14d, 0xfe84_b08c_3d3c_d0f3,
            0xfe8a_627f_c54a_113b, 0xfe93_6fb7_afe8_518b, 0xfedb_0558_ec65_730d, 0xfedb_962c_922c_8757,
            0xff1e_af1e_8db0_8003, 0xff48_35cb_17a8_0935, 0xff54_781d_bbf7_8649, 0xff5d_3fe1_9a57_cd33,
        ])

    /// A key that no issuer publishes, for forged tokens.
    public static let unpublished = TestKey(
        name: "unpublished", exponent: 65_537,
        primes: [
            0xfa91_6f0a_1fb2_be95, 0xfa9c_7e92_482f_ae21, 0xfab2_8e63_89ac_e52d, 0xfb0d_3229_3506_0afd,
            0xfb4c_d164_a2c6_e867, 0xfb93_0442_6030_6f71, 0xfc21_eb6f_ffe4_8f55, 0xfc54_b6e8_7975_d3b9,
            0xfc65_d544_9c7c_9eab, 0xfc75_ad0e_e160_f32b, 0xfc85_8a67_130e_64f5, 0xfc9c_d274_2b99_e5e1,
            0xfca3_9936_0d0e_6b6b, 0xfcba_11cd_163e_0e77, 0xfdc9_0008_bc2d_4f0d, 0xfdd5_2d85_a2f3_e80d,
            0xfdd7_da65_8a89_4e83, 0xfdde_1d10_c2bf_8979, 0xfe0f_0bf0_7370_0581, 0xfe17_c1d7_f9eb_08bb,
            0xfe2a_966b_3615_01e3, 0xfe2e_07f6_8b92_146d, 0xfe51_3180_df78_d673, 0xfe52_c454_f471_30c3,
            0xfe79_1a20_898e_515d, 0xfe82_daed_6135_a511, 0xfea6_ff01_0ac3_6563, 0xfee4_35ad_dbd4_d90d,
            0xff24_3440_b67d_a66f, 0xff4c_b2a2_4c19_d3e9, 0xff53_fbd8_d1a7_e709, 0xff6d_51a2_d148_c40f,
        ])

    /// A key with the exponent 3, for which lenient verifiers accept forged signatures.
    public static let withExponentThree = TestKey(
        name: "withExponentThree", exponent: 3,
        primes: [
            0xfabc_4309_a079_d751, 0xfae0_b8cc_caf4_ba41, 0xfb25_b2d5_b0cf_bfff, 0xfb72_b8b2_8d25_a58d,
            0xfc1f_7f6a_0318_596f, 0xfc47_74c4_7aa3_d76d, 0xfc69_ce9f_a3c7_9fd3, 0xfc7a_f04a_d835_d12d,
            0xfce4_9937_ebe0_cd57, 0xfd05_c04b_f133_2d19, 0xfd09_a3d5_a587_9849, 0xfd0d_aa53_f1c0_7fe1,
            0xfd43_f2c9_3655_9e01, 0xfd6c_b96d_5331_237d, 0xfd96_1eb6_620e_8011, 0xfd9a_b450_fe79_4159,
            0xfde1_6303_0d3b_c055, 0xfde7_d55f_d6e3_9a9d, 0xfe2d_7a97_f183_caa7, 0xfe3b_3a2d_500b_c19d,
            0xfe40_3df3_b4c6_6871, 0xfe4e_a8f2_c86b_fb4f, 0xfe81_ad00_d470_c223, 0xfee4_5330_37b8_9b15,
            0xff19_42a6_c83c_5cf5, 0xff1c_2ee6_b38a_1997, 0xff4a_a46e_47ef_4beb, 0xff89_4c6d_bdb2_958b,
            0xff95_e237_16fd_a16f, 0xff9f_dc51_95dd_4839, 0xfff4_b40f_13ef_135d, 0xfff5_f6f6_b3ba_8bab,
        ])
}
