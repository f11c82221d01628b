/** A UUID as we write them: small hexadecimal digits in five groups. */
export const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
