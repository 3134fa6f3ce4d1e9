package nl.opvang.plumbing.ledger;

import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;

/** A part of the country about which one can ask. */
public sealed interface Area {
    /** All of it. */
    String COUNTRY_CODE = "NL";

    /** The code that names it in questions and answers. */
    String code();

    /** The level of which it is one item. */
    Level level();

    /** The whole country. */
    record Country() implements Area {
        @Override
        public String code() {
            return COUNTRY_CODE;
        }

        @Override
        public Level level() {
            return Level.COUNTRY;
        }
    }

    /** The municipalities that lie in a safety region on the date asked. */
    record Region(RegionCode region) implements Area {
        @Override
        public String code() {
            return region.text();
        }

        @Override
        public Level level() {
            return Level.REGION;
        }
    }

    /** A municipality, with those that became part of it before the date asked. */
    record Municipality(MunicipalityCode municipality) implements Area {
        @Override
        public String code() {
            return municipality.text();
        }

        @Override
        public Level level() {
            return Level.MUNICIPALITY;
        }
    }

    /** One location. */
    record Location(LocationId location) implements Area {
        @Override
        public String code() {
            return location.text();
        }

        @Override
        public Level level() {
            return Level.LOCATION;
        }
    }

    /** @throws IllegalArgumentException when the text is the code of no area, by its shape */
    static Area parse(String code) {
        if (code.equals(COUNTRY_CODE)) return new Country();
        if (code.startsWith("VR")) return new Region(new RegionCode(code));
        if (code.indexOf(':') >= 0) return new Location(LocationId.parse(code));
        return new Municipality(new MunicipalityCode(code));
    }
}
