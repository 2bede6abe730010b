package dev.wardstream.intake;

import dev.wardstream.vitals.VendorId;
import java.util.Map;

/** The vendors whose records are not as the schema says. */
public record VendorProfiles(Map<VendorId, VendorProfile> byVendor) {
    private static final VendorProfiles NONE = new VendorProfiles(Map.of());

    public VendorProfiles {
        byVendor = Map.copyOf(byVendor);
    }

    public static VendorProfiles none() {
        return NONE;
    }

    /** How this vendor's records are to be read. */
    public VendorProfile of(VendorId vendor) {
        return byVendor.getOrDefault(vendor, VendorProfile.asDocumented());
    }
}
