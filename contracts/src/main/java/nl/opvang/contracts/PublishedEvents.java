package nl.opvang.contracts;

import java.util.List;
import java.util.stream.Stream;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.allocation.AttendanceEvent;
import nl.opvang.contracts.allocation.ForgettingEvent;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.PersonEvent;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RequestEvent;
import nl.opvang.contracts.allocation.RequestUpcasters;
import nl.opvang.contracts.allocation.RuleEvent;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.capacity.CapacityImportEvent;
import nl.opvang.contracts.capacity.ChecklistEvent;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.QualityEvent;
import nl.opvang.contracts.capacity.StatementEvent;
import nl.opvang.contracts.event.EventCatalogue;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.Upcaster;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.CareCompensationEvent;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.FundingImportEvent;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PostingEvent;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.reporting.ForecastEvent;
import nl.opvang.contracts.reporting.PublicationEvent;

/** Every event of every service, under the name by which it is stored. */
public final class PublishedEvents {
    /** Older versions of events and how each becomes the next. */
    private static final List<Upcaster> UPCASTERS = RequestUpcasters.all();

    /** The one catalogue that stores, relays and readers share. */
    public static final EventCatalogue CATALOGUE = new EventCatalogue(
            Stream.<List<EventType<?>>>of(
                            LocationEvent.types(),
                            RegistrationEvent.types(),
                            GuestBookEvent.types(),
                            AttendanceEvent.types(),
                            ProvisionEvent.types(),
                            PersonEvent.types(),
                            CapacityImportEvent.types(),
                            AllocationImportEvent.types(),
                            TargetEvent.types(),
                            RuleEvent.types(),
                            RequestEvent.types(),
                            ForgettingEvent.types(),
                            NormEvent.types(),
                            PostingEvent.types(),
                            FundingImportEvent.types(),
                            AdvanceEvent.types(),
                            TransitionEvent.types(),
                            ClaimEvent.types(),
                            SettlementEvent.types(),
                            PaymentEvent.types(),
                            FirstReceptionEvent.types(),
                            CareCompensationEvent.types(),
                            nl.opvang.contracts.capacity.RuleEvent.types(),
                            nl.opvang.contracts.funding.RuleEvent.types(),
                            StatementEvent.types(),
                            ChecklistEvent.types(),
                            QualityEvent.types(),
                            ForecastEvent.types(),
                            PublicationEvent.types())
                    .flatMap(List::stream)
                    .toList(),
            UPCASTERS);

    private PublishedEvents() {}
}
