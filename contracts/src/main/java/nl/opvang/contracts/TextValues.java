package nl.opvang.contracts;

import java.util.Map;
import java.util.function.Function;
import nl.opvang.contracts.allocation.ForecastRunId;
import nl.opvang.contracts.allocation.ForgettingId;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.money.Euro;
import nl.opvang.contracts.reporting.ForecastId;
import nl.opvang.contracts.text.SealedText;
import nl.opvang.contracts.text.TextValue;

/** How each text value is read back from its text. */
public final class TextValues {
    /** Reader per type; every reader throws {@link IllegalArgumentException} for a text of another shape. */
    public static final Map<Class<? extends TextValue>, Function<String, ? extends TextValue>> READERS = Map.ofEntries(
            Map.entry(MunicipalityCode.class, MunicipalityCode::new),
            Map.entry(RegionCode.class, RegionCode::new),
            Map.entry(LocationId.class, LocationId::parse),
            Map.entry(PersonId.class, PersonId::parse),
            Map.entry(MergeId.class, MergeId::parse),
            Map.entry(RegistrationId.class, RegistrationId::parse),
            Map.entry(StayId.class, StayId::parse),
            Map.entry(ProvisionId.class, ProvisionId::parse),
            Map.entry(RequestId.class, RequestId::parse),
            Map.entry(OfferId.class, OfferId::parse),
            Map.entry(ForgettingId.class, ForgettingId::parse),
            Map.entry(SealedText.class, SealedText::new),
            Map.entry(RuleId.class, RuleId::parse),
            Map.entry(TargetId.class, TargetId::parse),
            Map.entry(ForecastRunId.class, ForecastRunId::new),
            Map.entry(ReferenceSetId.class, ReferenceSetId::new),
            Map.entry(NormId.class, NormId::parse),
            Map.entry(ForecastId.class, ForecastId::parse),
            Map.entry(Week.class, Week::parse),
            Map.entry(Quantity.class, Quantity::parse),
            Map.entry(Euro.class, Euro::parse));

    private TextValues() {}
}
