package nl.opvang.funding.application.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;

/** All that was said in a dossier, in its order: what, when, by whom in which role, and why. */
final class Timeline {
    private final Words words;
    private final String viewer;

    /** @param viewer pseudonym of who looks at it: what they did themselves is told as such */
    Timeline(Words words, String viewer) {
        this.words = words;
        this.viewer = viewer;
    }

    /**
     * Something that was said.
     *
     * @param by in which role; null when it happened by itself
     * @param own whether who looks at it said it
     * @param texts in the words of who said it
     */
    record Entry(Instant at, String what, @Nullable String by, boolean own, List<String> texts) {}

    List<Entry> of(Dossier dossier) {
        return dossier.said().stream().map(this::entry).toList();
    }

    private Entry entry(Dossier.Said said) {
        var told = told(said.event());
        var texts = new ArrayList<>(told.texts());
        var reason = said.reason();
        if (reason != null && !texts.contains(reason)) texts.add(reason);
        var by = told.by();
        return new Entry(
                said.knownAt(),
                told.what(),
                by == null ? null : words.text("by." + by.role()),
                by != null && by.subject().equals(viewer),
                texts);
    }

    private record Told(@Nullable Officer by, String what, List<String> texts) {}

    private Told told(DossierEvent event) {
        return switch (event) {
            case AdvanceEvent.Applied now -> asked(now.by(), "advance", now.amount());
            case AdvanceEvent.InformationAsked now -> told(now.question());
            case AdvanceEvent.InformationSupplied now -> told(now.answer());
            case AdvanceEvent.Assessed now -> told(now.assessment(), null);
            case AdvanceEvent.Approved now -> approved(now.approval(), null);
            case AdvanceEvent.Decided now -> decided(now.approval(), null);
            case AdvanceEvent.ObjectionLodged now -> told(now.objection());
            case AdvanceEvent.Withdrawn now -> withdrawn(now.by());
            case ClaimEvent.Claimed now -> asked(now.by(), "claim", now.actualCosts());
            case ClaimEvent.InformationAsked now -> told(now.question());
            case ClaimEvent.InformationSupplied now -> told(now.answer());
            case ClaimEvent.Assessed now -> told(now.assessment(), null);
            case ClaimEvent.Approved now -> approved(now.approval(), null);
            case ClaimEvent.Decided now -> decided(now.approval(), null);
            case ClaimEvent.ObjectionLodged now -> told(now.objection());
            case ClaimEvent.Withdrawn now -> withdrawn(now.by());
            case TransitionEvent now -> told(now);
            case SettlementEvent now -> told(now);
            case FirstReceptionEvent now -> told(now);
            case PaymentEvent now -> told(now);
        };
    }

    private Told told(TransitionEvent event) {
        return switch (event) {
            case TransitionEvent.Applied now ->
                asked(now.by(), "plan", now.plan().budget());
            case TransitionEvent.SupplementAsked now -> asked(now.by(), "supplement", now.amount(), now.grounds());
            case TransitionEvent.ConversionAsked now -> asked(now.by(), "conversion", now.amount(), now.grounds());
            case TransitionEvent.FoundComplete now -> plain(now.by(), "complete");
            case TransitionEvent.InformationAsked now -> told(now.question());
            case TransitionEvent.InformationSupplied now -> told(now.answer());
            case TransitionEvent.Assessed now -> told(now.assessment(), null);
            case TransitionEvent.Approved now -> approved(now.approval(), null);
            case TransitionEvent.Decided now -> decided(now.approval(), null);
            case TransitionEvent.ObjectionLodged now -> told(now.objection());
            case TransitionEvent.Withdrawn now -> withdrawn(now.by());
            case TransitionEvent.ArrangementMade now -> plain(now.by(), "arrangement", now.text());
            case TransitionEvent.ActualsReported now ->
                new Told(
                        now.by(),
                        words.text(
                                "timeline.actuals",
                                Integer.toString(now.financialYear()),
                                words.wording().euro(now.invested())),
                        List.of(now.evidence().reference()));
            case TransitionEvent.LocationLinked now -> plain(now.by(), "location", Substance.name(now.locationId()));
        };
    }

    private Told told(SettlementEvent event) {
        return switch (event) {
            case SettlementEvent.AccountedFor now -> plain(now.by(), "accounted");
            case SettlementEvent.InformationAsked now -> told(now.question());
            case SettlementEvent.InformationSupplied now -> told(now.answer());
            case SettlementEvent.Assessed now -> told(now.assessment(), now.difference());
            case SettlementEvent.Approved now -> approved(now.approval(), now.difference());
            case SettlementEvent.Decided now -> decided(now.approval(), now.difference());
            case SettlementEvent.ObjectionLodged now -> told(now.objection());
        };
    }

    private Told told(FirstReceptionEvent event) {
        return switch (event) {
            case FirstReceptionEvent.Applied now ->
                asked(now.by(), "first-reception", FirstReception.total(now.estimate()));
            case FirstReceptionEvent.InformationAsked now -> told(now.question());
            case FirstReceptionEvent.InformationSupplied now -> told(now.answer());
            case FirstReceptionEvent.Assessed now -> told(now.assessment(), null);
            case FirstReceptionEvent.Approved now -> approved(now.approval(), null);
            case FirstReceptionEvent.Decided now -> decided(now.approval(), null);
            case FirstReceptionEvent.ObjectionLodged now -> told(now.objection());
            case FirstReceptionEvent.Withdrawn now -> withdrawn(now.by());
            case FirstReceptionEvent.ActualsReported now -> asked(now.by(), "spent", FirstReception.total(now.costs()));
            case FirstReceptionEvent.SpendingReported now ->
                asked(
                        now.by(),
                        "spent",
                        FirstReception.total(now.costs()),
                        DossierArea.of(now.municipality().text()).name());
            case FirstReceptionEvent.PaymentOrdered now ->
                asked(now.by(), "ordered-" + now.direction().name(), now.amount());
            case FirstReceptionEvent.PaymentApproved now -> plain(now.by(), "payment-approved");
            case FirstReceptionEvent.PaymentReleased now -> plain(now.by(), "payment-released");
            case FirstReceptionEvent.PaymentCancelled now -> plain(now.by(), "payment-cancelled");
            case FirstReceptionEvent.PaymentConfirmed now -> plain(now.by(), "payment-confirmed", now.reference());
        };
    }

    private Told told(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Ordered now ->
                asked(now.by(), "ordered-" + now.direction().name(), now.amount());
            case PaymentEvent.Approved now -> plain(now.by(), "payment-approved");
            case PaymentEvent.Released now -> plain(now.by(), "payment-released");
            case PaymentEvent.Cancelled now -> plain(now.by(), "payment-cancelled");
            case PaymentEvent.Confirmed now -> plain(now.by(), "payment-confirmed", now.reference());
            case PaymentEvent.ReclaimLapsed now ->
                new Told(
                        null,
                        words.text("timeline.reclaim-lapsed", words.wording().euro(now.amount())),
                        List.of());
        };
    }

    private Told asked(Officer by, String what, Euro amount, String... texts) {
        return new Told(by, words.text("timeline." + what, words.wording().euro(amount)), List.of(texts));
    }

    private Told plain(Officer by, String what, String... texts) {
        return new Told(by, words.text("timeline." + what), List.of(texts));
    }

    private Told told(Question question) {
        return plain(question.by(), "question", question.text());
    }

    private Told told(Answer answer) {
        return plain(answer.by(), "answer", answer.text());
    }

    private Told told(Assessment assessment, @Nullable DifferenceReason difference) {
        return ruled("assessed", assessment.by(), assessment.advice(), difference);
    }

    private Told approved(Approval approval, @Nullable DifferenceReason difference) {
        return ruled("approved", approval.by(), approval.ruling(), difference);
    }

    private Told decided(Approval approval, @Nullable DifferenceReason difference) {
        return ruled("decided", approval.by(), approval.ruling(), difference);
    }

    private Told told(Objection objection) {
        return plain(objection.by(), "objection", objection.grounds());
    }

    private Told withdrawn(Officer by) {
        return plain(by, "withdrawn");
    }

    private Told ruled(String what, Officer by, Ruling ruling, @Nullable DifferenceReason difference) {
        var texts = new ArrayList<String>();
        if (difference != null) texts.add(words.text("difference." + difference));
        texts.add(ruling.grounds());
        return new Told(by, words.text("timeline." + what, ruling(ruling, words)), texts);
    }

    /** What is granted, or that nothing is. */
    static String ruling(Ruling ruling, Words words) {
        return ruling.outcome() == Outcome.GRANTED
                ? words.text("ruling.GRANTED", words.wording().euro(ruling.amount()))
                : words.text("ruling.REFUSED");
    }
}
