package dev.wardstream.vitals;

/** The id of a device, as its vendor gives it; the key of the vendor's topic. At most 64 printable characters without spaces. */
public record DeviceId(String value) {
    public DeviceId {
        Ids.check("device id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
