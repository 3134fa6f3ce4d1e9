package nl.opvang.contracts.allocation;

/** Why a household no longer asks. */
public enum WithdrawalReason {
    SHELTERED_OTHERWISE,
    LEFT,
    ASKED_ELSEWHERE,
    RECORDED_BY_MISTAKE,
    OTHER
}
