package nl.opvang.contracts;

import java.util.Map;
import java.util.function.Function;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.money.Euro;
import nl.opvang.contracts.text.TextValue;

/** How each text value is read back from its text. */
public final class TextValues {
    /** Reader per type; every reader throws {@link IllegalArgumentException} for a text of another shape. */
    public static final Map<Class<? extends TextValue>, Function<String, ? extends TextValue>> READERS = Map.of(
            MunicipalityCode.class, MunicipalityCode::new,
            RegionCode.class, RegionCode::new,
            LocationId.class, LocationId::parse,
            PersonId.class, PersonId::parse,
            NormId.class, NormId::parse,
            Quantity.class, Quantity::parse,
            Euro.class, Euro::parse);

    private TextValues() {}
}
