package nl.opvang.demo.post;

import java.util.List;

/** What was decided around targets that can only be said now: rules for rounds, and what one region, made up, does with its target. */
final class DividedTargets {
    private static final String MINISTRY = "ministry";
    private static final String REGION = "region VR01";
    private static final String LETTER = "Ministry letter 16 December 2022";

    private DividedTargets() {}

    /** Where something is put, by whom. */
    record Put(String path, String role, String body) {}

    static List<Put> all() {
        return List.of(
                new Put(
                        "/v1/lead-time-rules/TARGET_PREPARATION/7a1e0000-0000-4000-8000-000000000101",
                        MINISTRY,
                        rule("{\"amount\":6,\"unit\":\"MONTHS\"}")),
                new Put(
                        "/v1/lead-time-rules/TARGET_ANNOUNCEMENT/7a1e0000-0000-4000-8000-000000000102",
                        MINISTRY,
                        rule("{\"amount\":13,\"unit\":\"WEEKS\"}")),
                new Put(
                        "/v1/targets/7a1c0000-0000-4000-8000-000000000008/explanations/7a1e0000-0000-4000-8000-000000000103",
                        MINISTRY,
                        """
                        {"regions":[\
                        {"region":"VR13","explanation":"Assumed: Weesp's inhabitants were added twice when it joined Amsterdam."},\
                        {"region":"VR14","explanation":"Assumed: Weesp's inhabitants were left out twice when it joined Amsterdam."},\
                        {"region":"VR20","explanation":"Assumed: land areas of before the split of Haaren (1 January 2021)."},\
                        {"region":"VR21","explanation":"Assumed: land areas of before the split of Haaren (1 January 2021)."}]}\
                        """),
                new Put("/v1/regions/VR01/target-divisions/7a1e0000-0000-4000-8000-000000000104", REGION, """
                    {"effectiveOn":"2025-07-01","source":"Made up for the demo","municipalities":[\
                    {"municipality":"GM0014","places":2100},{"municipality":"GM0037","places":260},\
                    {"municipality":"GM0047","places":230},{"municipality":"GM1969","places":530}]}\
                    """),
                new Put("/v1/regions/VR01/planned-places/7a1e0000-0000-4000-8000-000000000105", REGION, """
                    {"effectiveOn":"2025-07-01","places":4700,"source":"Made up for the demo"}\
                    """));
    }

    private static String rule(String leadTime) {
        return """
            {"validFrom":"2023-01-01","knownFrom":"2022-12-16","certainty":"HIGH","source":"%s","leadTime":%s}\
            """.formatted(LETTER, leadTime);
    }
}
