package nl.opvang.contracts.reporting;

/** How a forecast was computed: a change in the computation is another method, so that a run can be computed again. */
public enum ForecastMethod {
    /**
     * Holt's method with a damped trend (Gardner and McKenzie, 1985) on the net inflow per week of at most 52 weeks, its
     * smoothing chosen from a fixed grid; places follow the share of registered people who stay in municipal or crisis
     * reception.
     */
    DAMPED_HOLT_V1
}
