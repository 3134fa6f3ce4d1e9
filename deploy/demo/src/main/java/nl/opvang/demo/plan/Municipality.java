package nl.opvang.demo.plan;

/**
 * One municipality code.
 *
 * @param index its place among all codes
 * @param area the place of today's municipality, which it is or became part of
 * @param share its part of the people of that area while it existed
 * @param from first day on which it exists
 * @param until first day on which it no longer does
 */
record Municipality(int index, int area, String code, String name, String region, double share, int from, int until) {
    boolean existsOn(int day) {
        return day >= from && day < until;
    }

    boolean ends() {
        return until != Day.NEVER;
    }
}
