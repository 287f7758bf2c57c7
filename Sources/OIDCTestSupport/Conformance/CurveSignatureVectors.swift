// Written by Fixtures/make.

import OIDCTokens

extension CurveSignatureVector {
    static let all = [
        CurveSignatureVector(
            curve: "P-256", algorithm: .es256,
            x: "k7zmx4af0jhyfvfwsFd4RCbvl3MnXUVO7OEUxXX1oyM",
            y: "VgPYk-Sdw2wM9FaBs6tZDTQyeVenJ8r6lv6wsnEhMuU",
            signature:
                "pePqk6PokoQI-iVWdjURuWIcIh13imfgfr-iEKFTmXWHIsAejoGjmPWCOxUNVLm_APCaCJxgzdHPCyBXoBNGkw"),
        CurveSignatureVector(
            curve: "P-384", algorithm: .es384,
            x: "_y4p70IUy1nModoZ4ByWiEMoAtf1kV7mVCR3CAeQd9ac_cDe-13kQP8oGWALiedW",
            y: "w-f5kx1qb2ARo2Qink088Qu0Oa1WzhJeNPEAl2Gm7cYobczfpvfWt3gubTLxCo30",
            signature:
                "4WUNgTeuE7LSCLZVVfYnWU-M5RQm6kEtKso0v-aOKbGG-qsJ-j_rCQxzAqmwkYsl0ZpGqPU6GBRplNV9omrVhJFCTK7dl8xgTzSm"
                + "Q7jYcglV21gEucP9MNZRMizWnznn"),
        CurveSignatureVector(
            curve: "P-521", algorithm: .es512,
            x: "AHXyXSD_iGUomQUsOGtnxJwxWD8ph8d8rx-ch60SvUJIcKT21dlTJcnMEWKU7pUS3d_kt9xGE1a2VxsZQf7N9DJM",
            y: "AIgpOhDkEDfWRQhiYJztsAwXv0HcktT1sDHmRTtH5cJkwCTDKeHuzsnJlsCgvOWaO0mw8KBiIWpU4HJw-o3zR-Ho",
            signature:
                "AWvnB5U039S659JGtH6VlwKd_SuWPujJ01Z6_-xXGJqUOJmim6aiAWVrp2EAIerTUF8gX7Oy_J_Pf9CIb-gYGCmjAJ2tKYL3leWQ"
                + "aWeDWpMMPh6uhriM_4whla7FolBmBWC2VLnqpPU999kQXVWk1rS3by6-cS7bwajOACFSHhXwLVS6"),
        CurveSignatureVector(
            curve: "Ed25519", algorithm: .edDSA,
            x: "e9ORCo0AowPaoowqJQitqY7aEAUQMLkVjnhpI0n2F8A",
            signature:
                "XWFk7H500VVVx9mNDqKx7E1w2zysytOyJh2TFQuTvj8Lvxc8749ZsYziU8luxd2YB3BlitOnXHDtCwsmrDFBCg"),
    ]
}
