package nl.opvang.contracts.capacity;

/** What a location is housed in. */
public enum BuildingType {
    FLEX_HOME,
    HOLIDAY_HOME,
    HOTEL,
    CONVERTED_OFFICE,
    CARE_HOME,
    SHIP,
    HALL,
    TENT,
    PRIVATE_HOME,
    OTHER
}
