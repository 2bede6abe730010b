/** The vitals in the order in which a nurse reads them, with the digits that are told. */
const DIGITS = {
  heartRate: 0,
  spo2: 0,
  respiratoryRate: 0,
  systolicPressure: 0,
  diastolicPressure: 0,
  meanPressure: 0,
  bodyTemperature: 1,
  skinTemperature: 1,
  bloodGlucose: 0,
  glasgowComaScale: 0,
  inspiredOxygen: 0,
  endTidalCo2: 0,
  perfusionIndex: 1,
  electrodermalActivity: 1,
  motion: 2,
};

export const VITALS = Object.keys(DIGITS);

/** Those whose limits can be set at the bed. */
export const LIMITED = ["heartRate", "respiratoryRate", "spo2", "systolicPressure", "bodyTemperature"];

/** UCUM units as people read them. */
const READ = { "mm[Hg]": "mmHg", Cel: "°C", "{score}": "", "[g]": "g", uS: "µS" };

export function unitRead(unit) {
  return READ[unit] ?? unit ?? "";
}

/** UNITS of the vitals, for axes and forms where no value carries one. */
export const UNITS = {
  heartRate: "/min",
  spo2: "%",
  respiratoryRate: "/min",
  systolicPressure: "mmHg",
  diastolicPressure: "mmHg",
  meanPressure: "mmHg",
  bodyTemperature: "°C",
  skinTemperature: "°C",
  bloodGlucose: "mg/dL",
  glasgowComaScale: "",
  inspiredOxygen: "%",
  endTidalCo2: "mmHg",
  perfusionIndex: "%",
  electrodermalActivity: "µS",
  motion: "g",
};

/** A value as it is told, in the vital's resolution; an en dash where there is none. */
export function told(vital, value) {
  return value === null || value === undefined ? "–" : value.toFixed(DIGITS[vital] ?? 1);
}

/** The field of a constant's name: HEART_RATE and HEART_RATE_HIGH are both heartRate. */
export function fieldOf(constant) {
  const words = constant.replace(/_(HIGH|LOW)$/, "").toLowerCase();
  return words.replace(/_(\w)/g, (all, letter) => letter.toUpperCase());
}

/** The vital an alarm is about, null where it is about a score or a device. */
export function vitalOf(alarm) {
  const field = fieldOf(alarm.kind);
  return field in DIGITS ? field : null;
}

/** The vitals that a bed has, in reading order. */
export function vitalsOf(bed) {
  return VITALS.filter((vital) => bed.vitals?.[vital]);
}
