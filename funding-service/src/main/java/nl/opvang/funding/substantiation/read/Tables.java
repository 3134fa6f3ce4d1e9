package nl.opvang.funding.substantiation.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.TransitionRequest;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.procedure.domain.ProcedureStatus;
import org.jspecify.annotations.Nullable;

/** A row of each table; fields are columns, and only ever added at the end. */
final class Tables {
    private Tables() {}

    /** @param normEventId the event by which the norm read so; null when none was known */
    record NormLine(
            NormScheme scheme,
            @Nullable String location,
            LocalDate from,
            LocalDate until,
            long count,
            long units,
            @Nullable Euro rate,
            Euro amount,
            boolean provisional,
            @Nullable UUID normEventId) {}

    /**
     * An amount in the books.
     *
     * @param amount as it counts for the year, negative when it was received
     */
    record PostingLine(
            UUID postingId,
            PostingKind kind,
            LocalDate from,
            LocalDate until,
            Euro posted,
            Euro amount,
            boolean provisional,
            UUID eventId) {}

    /** An application for an advance, a claim or a request about a transition. */
    record RequestLine(
            String dossier,
            UUID requestId,
            String kind,
            LocalDate receivedOn,
            Euro asked,
            ProcedureStatus status,
            @Nullable Outcome outcome,
            @Nullable Euro granted,
            @Nullable UUID decisionId) {}

    record TransitionLine(
            UUID transitionId,
            TransitionRequest kind,
            UUID requestId,
            Euro amount,
            ProcedureStatus status,
            Euro granted) {}

    record ActualLine(UUID transitionId, int financialYear, Euro invested, String evidence, String sha256) {}

    record SettlementLine(
            LocalDate receivedOn,
            Euro livingAllowance,
            Euro transitionCosts,
            Euro receipts,
            ProcedureStatus status,
            @Nullable Euro calculated,
            @Nullable Euro amount,
            @Nullable LocalDate on,
            @Nullable LocalDate reclaimableThrough) {}

    record PaymentLine(
            UUID paymentId,
            Payments.Status status,
            PaymentGround ground,
            UUID decisionId,
            PaymentDirection direction,
            Euro amount,
            @Nullable LocalDate confirmedOn,
            @Nullable String reference) {}

    /** @param ruleEventId the event by which the rule read so; null for the register's own default */
    record RuleLine(
            RuleName rule,
            LocalDate from,
            @Nullable LocalDate until,
            String values,
            Certainty certainty,
            String note,
            @Nullable UUID ruleEventId) {}

    /**
     * Costs of first reception.
     *
     * @param what estimated, actual, or spent for the region
     * @param municipality that spent it for its safety region; null for others
     */
    record CostLine(
            String dossier,
            String what,
            @Nullable MunicipalityCode municipality,
            String category,
            Euro amount,
            @Nullable String evidence,
            @Nullable String sha256) {}

    record EventLine(UUID eventId, String dossier, String type, Instant knownAt) {}
}
