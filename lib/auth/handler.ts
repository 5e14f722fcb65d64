import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** Answers `/api/auth/*`. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  // With a logger of our own, next-auth would let anybody write into it through this action.
  if (action === '_log') return new Response(null, { status: 404 });
  const response: Response = await NextAuth(request, context, authOptions());
  return response;
}
